"""Nothing that people have written stays longer than the form says."""

import datetime
import os

import pytest
from django.core.management import call_command
from django.utils import timezone

from iserlohn_europa.accounts.models import SignInAttempt
from iserlohn_europa.forms.forgetting import forget_old
from iserlohn_europa.forms.models import Message, OutgoingMail
from iserlohn_europa.operations.scheduled import all_jobs
from tests.forms.visitors import CONTACT, FEEDBACK, send


def in_days(number: int) -> datetime.datetime:
    return timezone.localtime() + datetime.timedelta(days=number)  # the same hour, summer or winter


@pytest.fixture
def written(contact_page, feedback_page):
    """A message of 90 days and one of 180, each with its mails."""
    send(contact_page, CONTACT, topic="anderes")
    send(feedback_page, FEEDBACK)


def left() -> int:
    return Message.objects.count()


def test_each_form_keeps_its_messages_for_its_own_days(written):
    assert (forget_old(in_days(90)), left()) == (0, 2)
    assert (forget_old(in_days(91)), left()) == (1, 1)
    assert (forget_old(in_days(181)), left()) == (1, 0)
    assert not OutgoingMail.objects.exists()


def test_a_smaller_number_counts_for_what_is_there_already(written, contact_page):
    contact_page.days_kept = 14
    contact_page.save()
    assert forget_old(in_days(15)) == 1


def test_what_came_by_a_form_that_is_gone_goes_too(written, feedback_page):
    feedback_page.delete()
    assert forget_old(in_days(180)) == 1
    assert left() == 1
    forget_old(in_days(181))
    assert left() == 0


def test_a_greater_number_counts_for_nothing_that_was_promised_before(written, contact_page):
    contact_page.days_kept = 3000
    contact_page.save()
    assert forget_old(in_days(91)) == 1


def test_nothing_stays_of_what_was_counted(written):
    assert SignInAttempt.objects.exists()
    forget_old(timezone.now() + datetime.timedelta(minutes=16))
    assert not SignInAttempt.objects.exists()


def test_mails_that_lie_in_a_folder_go_as_well(contact_page, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    for name, days in (("old.log", 91), ("new.log", 89)):
        file = tmp_path / name
        file.write_text("jo@example.org")
        moment = in_days(-days).timestamp()
        os.utime(file, (moment, moment))
    call_command("delete_old_messages", verbosity=0)
    assert [file.name for file in tmp_path.iterdir()] == ["new.log"]
    assert "delete_old_messages" in {job.command for job in all_jobs()}
