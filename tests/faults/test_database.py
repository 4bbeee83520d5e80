"""PostgreSQL is away, or held by somebody else: what was published is read all the same."""

import signal
import subprocess

import psycopg
import pytest

from . import site, truth
from .machine import wait_until

pytestmark = pytest.mark.faults
SECONDS_AWAY = 8
PAGES_DUE = 6
MINUTES_TO_DRAW = 10


def test_what_was_published_is_read_while_the_database_is_away(machine, stage, load, counts):
    """PostgreSQL is stopped like a cable that is pulled, for 8 s, and started again"""
    machine.witness(truth.take_offline)  # which takes all last copies away
    draw_last_copies(machine)
    with load() as under_way:
        under_way.editor.wait_until_writing()
        machine.database.stop()
        try:
            under_way.go_on(SECONDS_AWAY)
        finally:
            machine.database.start()
        under_way.publications(1)
    # Nobody could send them either.
    counts.lost = [each for each in counts.lost if each.split(":")[0] not in stage.forms]
    counts.check()
    assert counts.refused, "Nobody tried to publish meanwhile."
    assert all("Noch nicht gespeichert" in said for said in under_way.editor.refusals)
    assert counts.text_kept == counts.refused


def draw_last_copies(machine):
    """What the scheduled command does in some minutes, without anybody reading."""
    for _minute in range(MINUTES_TO_DRAW):
        subprocess.run(machine.scheduled(), cwd=site.ROOT, env=machine.known, check=True)
        if (machine.pages / "last" / ".complete").is_file():
            return
    raise AssertionError("There are pages without a last copy.")


def test_readers_never_wait_for_somebody_who_holds_the_pages(machine, load, counts):
    """Somebody holds the table of pages against writing for 5 s"""
    with load() as under_way, psycopg.connect(machine.database.address()) as other:
        other.execute("LOCK TABLE wagtailcore_page IN EXCLUSIVE MODE")
        before = len(under_way.editor.acknowledged)
        under_way.go_on(5)
        # One may have been on its way.
        assert len(under_way.editor.acknowledged) <= before + 1, "Nothing was held."
        other.rollback()
        under_way.publications(1)
    counts.check()
    assert counts.refused == 0


def test_what_is_due_goes_live_exactly_once(machine, load, counts):
    """Two scheduled runs meet, and one of them is killed on its way"""
    pages = machine.witness(truth.make_due, PAGES_DUE)
    with load() as under_way:
        first, second = (
            subprocess.Popen(machine.scheduled(), cwd=site.ROOT, env=machine.known)
            for _run in range(2)
        )
        live = "SELECT count(*) FROM wagtailcore_page WHERE live AND id = ANY(%s)"
        wait_until(
            lambda: machine.database.ask(live, pages)[0][0] or first.poll() is not None,
            60,
            "Nothing goes live.",
        )
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert second.wait() == 0, "A scheduled run failed."
        subprocess.run(machine.scheduled(), cwd=site.ROOT, env=machine.known, check=True)
        under_way.publications(1)
    found = set(machine.witness(truth.publications, pages))
    machine.witness(truth.delete, pages)
    assert found == {(True, 1)}, f"Live, and how often it went live: {found}"
    counts.check()
