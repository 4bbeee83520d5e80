"""What an operator does while everybody goes on: new versions, migrations, backups, restarts."""

import signal
from functools import partial

import psycopg
import pytest

from tests.bench import postgresql

from . import site, truth
from .machine import Application, Machine, wait_until

pytestmark = pytest.mark.faults
NEXT_VERSION = "tests.faults.next_version.settings"


def test_a_reload_is_noticed_by_nobody(machine, load, counts):
    """Both processes are reloaded (`SIGHUP`), one after the other"""
    with load() as under_way:
        for each in machine.applications:
            before = each.worker()
            each.signal(signal.SIGHUP)
            reloaded = partial(has_ended, each, before)
            wait_until(reloaded, 60, "It was not reloaded.")
            under_way.publications(1)
    counts.check()
    assert counts.refused == 0, under_way.editor.refusals


def test_a_new_version_is_noticed_by_nobody(machine, load, counts):
    """A new version takes over, one process after the other"""
    with load() as under_way:
        machine.update()
        under_way.publications(1)
    counts.check()
    assert counts.refused == 0, under_way.editor.refusals


def test_a_migration_is_noticed_by_nobody(machine, load, counts):
    """A migration adds a column, an index and a table, then the new version takes over"""
    known = machine.known | {"DJANGO_SETTINGS_MODULE": NEXT_VERSION}
    with load() as under_way:
        site.manage(known, "migrate", "--verbosity=0")
        machine.update()
        under_way.publications(1)
    site.manage(known, "migrate", "next_version", "zero", "--verbosity=0")
    counts.check()
    assert counts.refused == 0, under_way.editor.refusals


def test_a_machine_that_lost_its_power_has_everything_when_it_comes_back(
    machine, stage, load, counts
):
    """Everything is killed at once, also nginx and PostgreSQL, and started again"""
    with load() as before:
        pass
    machine.break_down()
    machine.start()
    with load() as after:
        pass
    assert before.editor.acknowledged[-1] < after.editor.acknowledged[0]
    counts.check()


def test_all_but_nginx_may_be_restarted_and_pages_are_read_from_its_disk(machine, load, counts):
    """Both processes and PostgreSQL are restarted; nginx goes on"""
    with load() as under_way:
        for each in machine.applications:
            each.kill()
        machine.database.stop()
        machine.database.start()
        for each in machine.applications:
            each.start_and_wait()
        under_way.publications(1)
    # Nobody is there to draw what has no copy yet: those answers are counted, not promised.
    counts.check_publications()


def test_a_backup_of_a_busy_site_has_what_was_acknowledged_before(
    machine, stage, load, counts, tmp_path
):
    """A backup is taken, and restored into an empty installation"""
    archive = tmp_path / "sicherung.zip"
    with load() as under_way:
        before = {truth.WORDS.format(each) for each in under_way.editor.acknowledged}
        site.manage(machine.known, "backup", str(archive))
        under_way.publications(1)
    counts.check()
    with psycopg.connect(machine.database.address(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE restored")
    try:
        url = postgresql.address(machine.database.folder, "restored")
        known = machine.known | {
            "DATABASE_URL": url,
            "DATA_DIR": str(tmp_path / "data"),
            "PAGES_DIR": str(tmp_path / "pages"),
        }
        (tmp_path / "data").mkdir()
        site.manage(known, "restore", str(archive))
        found = restored_words(machine, stage.pk)
        assert before <= found, f"Acknowledged before, and not restored: {before - found}"
    finally:
        with psycopg.connect(machine.database.address(), autocommit=True) as connection:
            connection.execute("DROP DATABASE restored WITH (FORCE)")


def has_ended(application: Application, pid: int) -> bool:
    """Whether a process of the server is gone."""
    return pid not in application.children()


def restored_words(machine: Machine, pk: int) -> set[str]:
    """All words of the watched page that the restored database remembers."""
    with psycopg.connect(machine.database.address("restored")) as connection:
        rows = connection.execute(
            "SELECT content->>'introduction' FROM wagtailcore_revision WHERE object_id = %s",
            [str(pk)],
        )
        return {words for (words,) in rows}
