"""The mails about a message: what stands in them, and that they get through in the end."""

import datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.formats import date_format

from iserlohn_europa.forms.letters import answer, interim
from iserlohn_europa.forms.models import ContactMessage, FeedbackMessage, OutgoingMail
from iserlohn_europa.forms.outbox import send_due, wait_after
from iserlohn_europa.forms.querysets import OutgoingMailQuerySet
from iserlohn_europa.operations.scheduled import all_jobs
from tests.forms.visitors import CONTACT, FEEDBACK, send

NOW = datetime.datetime(2026, 3, 29, 0, 59, tzinfo=datetime.UTC)  # the night the clock goes forward
SPAM = "Gewinnen Sie auf https://spam.example"


class DeadServer:
    """A mail server that refuses everything, and counts how often it was asked."""

    asked = 0

    def __init__(self, *args, **kwargs):
        """Takes what every mail backend takes."""

    def send_messages(self, messages):
        type(self).asked += 1
        raise ConnectionRefusedError


@pytest.fixture
def dead_server(settings, monkeypatch):
    monkeypatch.setattr(DeadServer, "asked", 0)
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    monkeypatch.setattr(
        "django.core.mail.get_connection", lambda *args, **kwargs: DeadServer(), raising=True
    )
    monkeypatch.setattr("django.core.mail.message.get_connection", DeadServer, raising=False)
    return DeadServer


@pytest.fixture
def letters(contact_page):
    """What a message about funding brings into the outbox."""
    send(contact_page, CONTACT, topic="foerderung", sender=SPAM, text=SPAM)
    return {each.kind: each for each in OutgoingMail.objects.all()}


def later(**time) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(**time)


def test_the_role_for_the_topic_gets_everything_and_answers_the_sender(letters):
    notice = letters["notice"]
    assert (notice.to, notice.reply_to) == ("geld@example.org", "jo@example.org")
    assert SPAM in notice.body
    assert "Thema: Förderung und Zuschüsse" in notice.body
    assert ContactMessage.objects.get().admin_url in notice.body


def test_nobody_can_make_the_site_write_their_words_to_others(letters):
    receipt = letters["receipt"]
    assert receipt.to == "jo@example.org"
    assert "spam" not in (receipt.subject + receipt.body).lower()
    assert ContactMessage.objects.get().number in receipt.subject
    assert "90 Tage" in receipt.body
    assert receipt.subject.startswith("Stadt Iserlohn: ")
    assert "Thema: Förderung und Zuschüsse" in receipt.body


def test_who_reports_a_barrier_reads_until_when_they_hear_of_it(feedback_page):
    send(feedback_page, FEEDBACK, email="jo@example.org")
    message = FeedbackMessage.objects.get()
    body = OutgoingMail.objects.get(kind="receipt").body
    assert f"Spätestens am {date_format(message.due_on)} hören Sie von uns." in body


def test_what_happens_next_stands_in_the_receipt(contact_page):
    contact_page.next_steps = "Wir rufen Sie zurück & grüßen."
    contact_page.save()
    send(contact_page, CONTACT, topic="anderes")
    assert "Wir rufen Sie zurück & grüßen." in OutgoingMail.objects.get(kind="receipt").body


def test_one_address_gets_three_receipts_a_day(contact_page):
    for number, address in enumerate(["jo@example.org"] * 3 + ["JO@example.org"]):
        send(contact_page, CONTACT, topic="anderes", email=address, text=f"Frage {number}")
    assert OutgoingMail.objects.filter(kind="receipt").count() == 3
    assert OutgoingMail.objects.filter(kind="notice").count() == 4


def test_the_head_of_a_mail_takes_no_line_breaks(contact_page):
    contact_page.title = "Kontakt\r\nBcc: alle@example.org"
    contact_page.save()
    send(contact_page, CONTACT, topic="anderes", sender="Jo\r\nBcc: alle@example.org")
    assert send_due(timezone.now()) == 0
    for sent in mail.outbox:
        assert sent.recipients() in (["europa@example.org"], ["jo@example.org"])
        assert "\n" not in sent.subject


@pytest.mark.parametrize("address", ["jo@example.org\nBcc: x@y.de", "jo@example.org, x@y.de"])
def test_an_address_is_one_address(contact_page, address):
    response = send(contact_page, CONTACT, topic="anderes", email=address)
    assert list(response.context_data["form"].errors) == ["email"]


def test_both_mails_are_sent_with_the_next_scheduled_work_and_once(letters):
    assert "send_mails" in {job.command for job in all_jobs()}
    for _time in range(2):
        call_command("send_mails")
    assert sorted(sent.to for sent in mail.outbox) == [["geld@example.org"], ["jo@example.org"]]
    assert {sent.extra_headers["Auto-Submitted"] for sent in mail.outbox} == {"auto-generated"}


def test_two_processes_send_a_mail_once(letters):
    due = list(OutgoingMail.objects.due(timezone.now()))
    send_due(timezone.now())
    mail.outbox.clear()
    # The other process had looked before.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(OutgoingMail.objects.all()), "__getitem__", lambda queryset, part: due)
        send_due(timezone.now())
    assert mail.outbox == []


def test_a_dead_server_loses_nothing_and_costs_nobody_their_time(letters, dead_server):
    with pytest.raises(CommandError):
        call_command("send_mails")
    assert OutgoingMail.objects.waiting().count() == 2
    assert send_due(timezone.now()) == 0  # not before a minute has passed
    assert dead_server.asked == 2


def refuse(monkeypatch, code: int, text: bytes, only: str = ""):
    """Makes the mail server refuse an address, or every one."""
    server_takes = EmailMessage.send

    def send(mail):
        if only in mail.to[0]:
            raise SMTPRecipientsRefused({mail.to[0]: (code, text)})
        return server_takes(mail)

    monkeypatch.setattr(EmailMessage, "send", send)


def test_an_address_that_takes_nothing_ends_its_mail_and_is_told(letters, monkeypatch, approver):
    refuse(monkeypatch, 550, b"5.1.1 No such user", only="jo@")
    assert send_due(timezone.now()) == 0
    assert [sent.to for sent in mail.outbox] == [["geld@example.org"]]
    assert not OutgoingMail.objects.waiting().exists()
    page = approver.get(ContactMessage.objects.get().admin_url).content.decode()
    assert "Adresse nimmt nichts an" in page


@pytest.mark.parametrize(
    ("code", "text"),
    [(450, b"4.2.1 Later"), (530, b"Sign in first"), (554, b"5.7.1 Relay access denied")],
)
def test_what_the_server_says_of_later_or_of_us_is_tried_again(letters, monkeypatch, code, text):
    refuse(monkeypatch, code, text)
    assert send_due(timezone.now()) == 2
    assert OutgoingMail.objects.waiting().count() == 2


def test_a_mail_that_another_process_has_taken_meanwhile_is_left_to_it(letters, monkeypatch):
    """The run goes on for so long that the mail would be due again."""
    clock = iter([0.0, 90.0, 90.0])
    monkeypatch.setattr("iserlohn_europa.forms.outbox.monotonic", lambda: next(clock))
    first, second = OutgoingMail.objects.order_by("pk")
    waiting = [first, second]
    OutgoingMail.objects.filter(pk=second.pk).update(
        tries=1, due_at=timezone.now() + datetime.timedelta(minutes=1)
    )
    monkeypatch.setattr(OutgoingMailQuerySet, "__getitem__", lambda queryset, part: waiting)
    assert send_due(timezone.now()) == 0
    assert [sent.to[0] for sent in mail.outbox] == [first.to]


def test_the_next_try_is_counted_from_the_moment_of_the_mail(letters, monkeypatch, dead_server):
    clock = iter([0.0, 90.0, 180.0])
    monkeypatch.setattr("iserlohn_europa.forms.outbox.monotonic", lambda: next(clock))
    now = timezone.now()
    send_due(now)
    due = OutgoingMail.objects.order_by("pk").values_list("due_at", flat=True)
    assert [(moment - now).total_seconds() for moment in due] == [150, 240]


def test_what_somebody_has_read_over_says_not_that_a_machine_wrote_it(letters):
    OutgoingMail.objects.update(kind="answer")
    send_due(timezone.now())
    assert not any("Auto-Submitted" in sent.extra_headers for sent in mail.outbox)


def test_two_failures_end_a_run_and_the_rest_waits_for_the_next(contact_page, dead_server):
    for number in range(3):
        send(contact_page, CONTACT, topic="anderes", text=f"Frage {number}")
    assert send_due(timezone.now()) == 2
    assert OutgoingMail.objects.filter(tries=0).count() == 4


def test_once_the_server_lives_everything_gets_through(letters):
    OutgoingMail.objects.update(tries=9, due_at=later(hours=5))
    assert send_due(later(hours=6)) == 0
    assert len(mail.outbox) == 2
    assert not OutgoingMail.objects.waiting().exists()


def test_it_waits_longer_each_time_but_never_longer_than_six_hours():
    minutes = [wait_after(tries).total_seconds() / 60 for tries in (1, 2, 3, 9, 10, 5000)]
    assert minutes == [1, 2, 4, 256, 360, 360]


def test_a_mail_is_due_at_its_moment_and_not_a_second_before(letters):
    OutgoingMail.objects.update(due_at=NOW)
    assert not OutgoingMail.objects.due(NOW - datetime.timedelta(seconds=1)).exists()
    assert OutgoingMail.objects.due(NOW).count() == 2


def test_without_an_address_of_the_office_the_message_is_kept_all_the_same(feedback_page, office):
    office.email = ""
    office.save()
    assert send(feedback_page, FEEDBACK).status_code == 303
    assert not OutgoingMail.objects.exists()


@pytest.fixture
def english_feedback_page(feedback_page, english):
    page = feedback_page.copy_for_translation(english, copy_parents=True)
    page.next_steps = "We will call you back."
    page.save_revision().publish()
    for above in page.get_ancestors().filter(locale=english, live=False):
        above.specific.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_who_writes_on_an_english_page_gets_english_mails_and_staff_get_german_ones(
    english_feedback_page, office, approver
):
    role = office.copy_for_translation(english_feedback_page.locale)
    role.title = "Europe Office"
    role.save()
    send(english_feedback_page, FEEDBACK, email="jo@example.org")
    message = FeedbackMessage.objects.get()
    letters = {each.kind: each for each in OutgoingMail.objects.all()}
    assert letters["receipt"].subject.endswith(f"we have received your message {message.number}")
    for words in ("Thank you for your message", "We will call you back.", "Europe Office"):
        assert words in letters["receipt"].body
    assert "180 days" in letters["receipt"].body
    assert letters["notice"].subject.endswith(f"Nachricht {message.number}")
    assert "Sprache: Englisch" in letters["notice"].body
    assert "Englisch" in approver.get(message.admin_url).content.decode()
    for letter in (interim(message), answer(message)):
        assert f"to your feedback {message.number}" in letter.subject
        assert "Kind regards" in letter.body
    assert "[Bitte schreiben Sie hier Ihre Antwort.]" in answer(message).body


def test_who_writes_in_german_is_not_told_so(letters):
    assert "Sprache" not in letters["notice"].body
