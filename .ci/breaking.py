"""Each way to break a running site, and what was promised for it. Django is ready before.

Every fault finds the site running and leaves it running, with the same content.
"""

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager

import ground_truth as truth
from django.core.management import call_command
from ground import ROOT, Ground
from traffic import Traffic

SCHEDULED = (sys.executable, str(ROOT / "manage.py"), "run_scheduled")
PAGES_TO_READ = 4
PAGES_DUE = 6
SECONDS_OF_LOCK = 2
SECONDS_TO_READ = 2
SECONDS_TO_ANSWER = 30


def a_killed_worker_is_replaced(ground: Ground) -> None:
    """Broken: one of the workers is killed while people read and write.
    Promised: it is replaced, no change is half done, no confirmed one is lost."""
    with Traffic(ground.site, ground.counts) as traffic:
        traffic.wait_for_a_change()
        # One kill only: the server takes two of the same worker at once for a crash loop.
        os.kill(random.choice(ground.workers()), 9)
        time.sleep(random.uniform(0, 0.5))
    ground.workers_are_back()
    changes_are_whole(ground, traffic)


def a_killed_server_starts_again(ground: Ground) -> None:
    """Broken: the server or the start itself is killed while people read and write.
    Promised: nobody is left behind, the next start serves, no change is half done, none is lost."""
    # The workers at the same moment as their server, or they would finish their work.
    everybody = [*ground.workers(), ground.server()]
    victims = random.choice((everybody, [ground.site.process.pid]))
    with Traffic(ground.site, ground.counts) as traffic:
        traffic.wait_for_a_change()
        ground.break_down(*victims)
    ground.start()
    changes_are_whole(ground, traffic)


def missing_folders_cost_pictures_only(ground: Ground) -> None:
    """Broken: the folder of the pictures, and the one of their scaled copies, cannot be used.
    Promised: every page is there all the same."""
    for name in ("originals", "renditions"):
        truth.forget_renditions()
        with unusable(ground.data / name):
            pages_answer(ground, some_addresses())
    pages_answer(ground, some_addresses())


def a_locked_database_is_read_and_written_later(ground: Ground) -> None:
    """Broken: somebody else holds the database for writing.
    Promised: readers never wait, and a change waits until it can be made."""
    addresses = some_addresses()
    pages_answer(ground, addresses)  # the first reader makes the scaled pictures, which is writing
    traffic = Traffic(ground.site, ground.counts)
    writer = threading.Thread(target=traffic.copy)
    with closing(sqlite3.connect(ground.data / "db.sqlite3", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        until = time.monotonic() + SECONDS_OF_LOCK
        writer.start()
        while time.monotonic() < until:
            pages_answer(ground, addresses, SECONDS_TO_READ)
        assert not traffic.confirmed, "The database was not locked."
        lock.execute("ROLLBACK")
    writer.join()
    assert traffic.confirmed, f"The change that had to wait was lost.\n{ground.site.output}"
    changes_are_whole(ground, traffic)


def what_is_due_goes_live_exactly_once(ground: Ground) -> None:
    """Broken: two scheduled runs meet, and one of them is killed on its way.
    Promised: every page that was due goes live, and is published once."""
    pages = [truth.make_due(f"geplant-{number}") for number in range(PAGES_DUE)]
    first, second = (subprocess.Popen(SCHEDULED) for _run in range(2))
    while first.poll() is None and not any(truth.publications(pk)[0] for pk in pages):
        time.sleep(0.005)
    first.kill()
    first.wait()
    assert second.wait() == 0, "A scheduled run failed."
    call_command("run_scheduled")
    database_is_sound()
    found = {truth.publications(pk) for pk in pages}
    assert found == {(True, 1)}, f"Live, and how often it went live: {found}"
    truth.delete_pages(pages)
    ground.counts["scheduled pages"] += PAGES_DUE


FAULTS = (
    a_killed_worker_is_replaced,
    a_killed_server_starts_again,
    missing_folders_cost_pictures_only,
    a_locked_database_is_read_and_written_later,
    what_is_due_goes_live_exactly_once,
)


# --- Promises -------------------------------------------------------------------------------


def changes_are_whole(ground: Ground, traffic: Traffic) -> None:
    """Nothing is half there, nothing that was confirmed is lost, and pages answer."""
    database_is_sound()
    lost = traffic.confirmed - truth.copied_slugs()
    assert not lost, f"The server had confirmed them, and they are gone: {lost}"
    pages_answer(ground, some_addresses())
    truth.forget_copies()


def database_is_sound() -> None:
    """Nothing in the database is half there."""
    assert not (found := truth.broken_promises()), "\n".join(found)


def some_addresses() -> list[str]:
    """The home page and some others, other ones each time."""
    return ["/", *random.sample(truth.live_addresses(), PAGES_TO_READ)]


def pages_answer(ground: Ground, addresses, seconds: float = SECONDS_TO_ANSWER) -> None:
    """These pages come, and in time."""
    for address in addresses:
        began = time.monotonic()
        status = ground.site.status_of(address)
        assert status == 200, f"{address} answers {status}.\n{ground.site.output}"
        took = time.monotonic() - began
        assert took < seconds, f"{address} took {took:.1f} s."
        ground.counts["pages read"] += 1


@contextmanager
def unusable(folder):
    """For a while a file stands where the folder was: not even root can write to it."""
    away = folder.with_suffix(".away")
    folder.rename(away)
    folder.touch()
    try:
        yield
    finally:
        folder.unlink()
        away.rename(folder)
