import datetime
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands
from django.db import connection
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from iserlohn_europa.jobs import Job, Rhythm
from iserlohn_europa.operations import scheduled
from iserlohn_europa.operations.models import JobRun
from tests.factories import StandardPageFactory


@pytest.fixture(autouse=True)
def closings(monkeypatch):
    """Counts instead of closing: the connection belongs to the transaction of the test."""
    calls = []
    monkeypatch.setattr(scheduled, "close_old_connections", lambda: calls.append(1))
    return calls


@pytest.fixture
def jobs(monkeypatch, db):
    """Jobs of the test's own: names and what happens when they run, and a record of it."""
    ran = []

    def use(rhythm=Rhythm.MINUTE, **work):
        def run(name, **options):
            ran.append(name)
            work[name]()

        own = [Job(name, name.title(), rhythm) for name in work]
        monkeypatch.setattr(scheduled, "all_jobs", lambda: own)
        monkeypatch.setattr(scheduled, "call_command", run)
        return ran

    return use


@pytest.fixture
def at(monkeypatch):
    """Runs what is due at a time of day in town."""

    def run(time, day=10):
        moment = datetime.datetime.fromisoformat(f"2027-07-{day}T{time}+02:00")
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return scheduled.run_jobs()

    return run


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
def test_the_loop_survives_failures_and_begins_no_further_job_when_stopped(jobs, number):
    done = []

    def end_in_the_third_round():
        if ran.count("first") == 3:
            os.kill(os.getpid(), number)
        done.append("second")

    before = signal.getsignal(number)
    ran = jobs(first=failure, second=end_in_the_third_round, third=nothing)
    call_command("run_scheduled", every=0.01)
    assert ran == ["first", "second", "third"] * 2 + ["first", "second"]
    assert len(done) == 3, "A job that has begun is finished."
    assert signal.getsignal(number) == before


@pytest.mark.parametrize("every", [0, -1])
def test_a_pause_is_longer_than_nothing(every):
    with pytest.raises(CommandError, match="--every"):
        call_command("run_scheduled", every=every)


def test_every_job_is_a_command_that_one_room_has_named():
    names = [job.command for job in scheduled.all_jobs()]
    assert set(names) <= set(get_commands())
    assert len(names) == len(set(names))


def test_what_is_quick_never_waits_for_what_is_slow():
    slow = [job.is_slow for job in scheduled.all_jobs()]
    assert slow == sorted(slow)
    assert scheduled.all_jobs()[0].command == "publish_scheduled"


@pytest.mark.parametrize(
    ("rhythm", "times"),
    [
        (Rhythm.MINUTE, ["01:59:50", "01:59:55", "02:00", "03:00", "03:01", "04:00"]),
        (Rhythm.HOUR, ["01:59:50", "02:00", "03:00", "04:00"]),
        (Rhythm.NIGHT, ["01:59:50", "03:00"]),
    ],
)
def test_every_job_has_its_rhythm(jobs, at, rhythm, times):
    ran = jobs(rhythm, work=nothing)
    due = []
    for hour in ("01:59:50", "01:59:55", "02:00", "03:00", "03:01", "04:00"):
        ran.clear()
        at(hour)
        due += [hour] * len(ran)
    assert due == times


def test_a_nightly_job_that_failed_is_tried_again_in_the_next_hour(jobs, at):
    ran = jobs(Rhythm.NIGHT, work=failure)
    for hour in ("03:00", "03:01", "03:59", "04:00"):
        at(hour)
    assert len(ran) == 2


def test_a_nightly_job_that_was_killed_is_not_begun_again_at_once(jobs, at):
    ran = jobs(Rhythm.NIGHT, work=nothing)
    at("03:00")
    JobRun.objects.update(ended_at=None)
    at("03:30")
    assert len(ran) == 1
    at("04:00")
    assert len(ran) == 2


def test_only_the_rhythms_that_are_asked_for_are_kept(jobs):
    ran = jobs(Rhythm.HOUR, work=nothing)
    call_command("run_scheduled", only=["minute"])
    assert not ran
    call_command("run_scheduled", "--only", "hour", "night")
    assert ran


def test_what_ran_when_and_with_what_result_is_written_down(jobs, at):
    def refuse():
        raise CommandError("Gescheiterte E-Mails: 3")

    jobs(good=nothing, bad=failure, told=refuse)
    at("12:00")
    assert dict(JobRun.objects.values_list("command", "problem")) == {
        "good": "",
        "bad": "RuntimeError",
        "told": "Gescheiterte E-Mails: 3",
    }
    assert {run.begun_at.isoformat() for run in JobRun.objects.all()} == {
        "2027-07-10T10:00:00+00:00"
    }


def test_a_job_is_done_by_one_process_only(jobs):
    ran = jobs(work=nothing, other=nothing)
    question = (
        "import django; django.setup()\n"
        "from iserlohn_europa.operations.alone import alone\n"
        "with alone('job-work') as is_alone:\n"
        "    print(is_alone, flush=True)\n"
        "    input()\n"
    )
    with elsewhere(question) as process:
        assert process.stdout.readline() == "True\n"
        scheduled.run_jobs()
        assert ran == ["other"]
        process.kill()
        process.wait()
        if connection.vendor == "postgresql":
            wait_until_the_server_has_noticed()
        scheduled.run_jobs()
    assert ran == ["other", "work", "other"]


@contextmanager
def elsewhere(program):
    """Another process on the same database and in the same folder."""
    environment = {**os.environ, "DATA_DIR": str(settings.DATA_DIR)}
    environment["DJANGO_SETTINGS_MODULE"] = "iserlohn_europa.settings.production"
    environment |= {"BASE_URL": "http://localhost", "SECRET_KEY": "k" * 60}
    if connection.vendor == "postgresql":
        database = urlsplit(os.environ["DATABASE_URL"])
        name = connection.settings_dict["NAME"]
        environment["DATABASE_URL"] = database._replace(path=f"/{name}").geturl()
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def wait_until_the_server_has_noticed():
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.05)


# --- What staff see ---


def panel(client):
    return BeautifulSoup(client.get("/admin/").content, "html.parser").select_one("#main")


STOPPED = "Die regelmäßigen Arbeiten laufen nicht"


def test_everybody_learns_that_nobody_does_the_scheduled_work(editor, administrator):
    assert STOPPED in panel(editor).get_text()
    assert "noch nie gelaufen" in panel(editor).get_text()
    assert "Verwaltung Bescheid" in panel(editor).get_text()
    assert "Verwaltung Bescheid" not in panel(administrator).get_text()


def test_the_dashboard_says_when_the_work_was_last_done(editor, administrator):
    call_command("run_scheduled", only=["minute"])
    assert STOPPED not in panel(editor).get_text()
    assert "Zuletzt gelaufen" not in panel(editor).get_text()
    assert "Zuletzt gelaufen" in panel(administrator).get_text()


def test_a_round_that_is_ten_minutes_late_is_told(editor):
    call_command("run_scheduled", only=["minute"])
    JobRun.objects.update(ended_at=timezone.now() - datetime.timedelta(minutes=11))
    assert STOPPED in panel(editor).get_text()


def test_those_who_look_after_the_server_see_what_has_failed(administrator, editor):
    call_command("run_scheduled", only=["minute"])
    JobRun.objects.filter(pk="send_mails").update(problem="Gescheiterte E-Mails: 3")
    shown = panel(administrator)
    assert "Nicht alle regelmäßigen Arbeiten sind gelungen" in shown.get_text()
    (table,) = [each for each in shown.select("table") if "Wie oft" in each.get_text()]
    rows = [row.get_text(" ", strip=True) for row in table.select("tbody tr")]
    assert len(rows) == len(scheduled.all_jobs())
    assert any("Gescheitert: Gescheiterte E-Mails: 3" in row for row in rows)
    assert any("noch nie" in row for row in rows)
    assert "gelungen" not in panel(editor).get_text()
