import datetime
import os
import signal

import pytest
from django.core.management import CommandError, call_command, get_commands
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from iserlohn_europa.operations import scheduled
from tests.factories import StandardPageFactory


@pytest.fixture(autouse=True)
def closings(monkeypatch):
    """Counts instead of closing: the connection belongs to the transaction of the test."""
    calls = []
    monkeypatch.setattr(scheduled, "close_old_connections", lambda: calls.append(1))
    return calls


@pytest.fixture
def jobs(monkeypatch):
    """Jobs of the test's own: names and what happens when they run, and a record of it."""
    ran = []

    def use(**work):
        def run(name, **options):
            ran.append(name)
            work[name]()

        monkeypatch.setattr(scheduled, "JOBS", tuple(work))
        monkeypatch.setattr(scheduled, "call_command", run)
        return ran

    return use


def nothing():
    """A job with nothing to do."""


def failure():
    raise RuntimeError("The mail server is away.")


@pytest.mark.django_db
def test_a_scheduled_page_goes_live(home):
    home.unpublish()
    home.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("run_scheduled")
    home.refresh_from_db()
    assert home.live


@pytest.mark.django_db
def test_a_page_whose_time_is_over_goes_offline(home):
    home.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    home.save()
    call_command("run_scheduled")
    home.refresh_from_db()
    assert not home.live


@pytest.mark.django_db
def test_a_page_that_fails_is_logged_and_keeps_no_other_from_going_live_or_offline(home, caplog):
    a_minute_ago = timezone.now() - datetime.timedelta(minutes=1)
    pages = {}
    for slug in ("scheitert", "geht", "scheitert-offline", "geht-offline"):
        pages[slug] = StandardPageFactory(parent=home, slug=slug, live="offline" in slug)
        if pages[slug].live:
            Page.objects.filter(slug=slug).update(expire_at=a_minute_ago)
        else:
            pages[slug].save_revision(approved_go_live_at=a_minute_ago)

    def fail(instance, **event):
        if instance.slug.startswith("scheitert"):
            raise RuntimeError("Broken on the way")

    def live():
        return {slug for slug in pages if Page.objects.get(slug=slug).live}

    for signal_ in (page_published, page_unpublished):
        signal_.connect(fail)
    try:
        with pytest.raises(CommandError, match="publish_scheduled"):
            call_command("run_scheduled")
    finally:
        for signal_ in (page_published, page_unpublished):
            signal_.disconnect(fail)
    assert live() == {"geht", "scheitert-offline"}
    assert caplog.text.count("RuntimeError: Broken on the way") == 2
    call_command("run_scheduled")
    assert live() == {"geht", "scheitert"}


def test_a_failing_job_is_logged_and_keeps_nobody_from_running(jobs, caplog):
    ran = jobs(first=failure, second=nothing)
    assert scheduled.run_jobs() == ["first"]
    assert ran == ["first", "second"]
    assert "first failed" in caplog.text


def test_no_job_inherits_a_connection_that_another_one_broke(jobs, closings):
    jobs(first=failure, second=nothing)
    scheduled.run_jobs()
    assert len(closings) == 3


def test_a_single_run_reports_its_failures(jobs):
    jobs(first=failure)
    with pytest.raises(CommandError, match="first"):
        call_command("run_scheduled")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_survives_failures_and_finishes_its_round_when_stopped(jobs, number):
    def end_in_the_third_round():
        if ran.count("first") == 3:
            os.kill(os.getpid(), number)

    before = signal.getsignal(number)
    ran = jobs(first=failure, second=end_in_the_third_round, third=nothing)
    call_command("run_scheduled", every=0.01)
    assert ran == ["first", "second", "third"] * 3
    assert signal.getsignal(number) == before


@pytest.mark.parametrize("every", [0, -1])
def test_a_pause_is_longer_than_nothing(every):
    with pytest.raises(CommandError, match="--every"):
        call_command("run_scheduled", every=every)


def test_every_job_is_a_command():
    for job in scheduled.JOBS:
        assert job in get_commands()
