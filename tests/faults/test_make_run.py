"""`make run`, without nginx and on SQLite: what is killed leaves nobody behind and nothing half."""

import http.client
import random
import shutil
import sqlite3
import threading
import time
from contextlib import closing

import pytest

from . import site, truth
from .editor import signed_in
from .readers import WATCHED, ask
from .trial import SECONDS_TO_CLEAN_UP, Trial, children, kill

pytestmark = pytest.mark.faults
SECONDS_OF_LOCK = 2


@pytest.fixture(scope="module")
def trial(made, tmp_path_factory):
    data = tmp_path_factory.mktemp("trial") / "var"
    shutil.copytree(made, data)
    trial = Trial(data)
    try:
        trial.pk = trial.witness(truth.prepare, site.NAME, site.PASSWORD)
        trial.browser = signed_in(trial)
        yield trial
        trial.stop()
    finally:
        trial.end()


def publish(trial: Trial, number: int) -> int:
    """Publishes these words on the watched page; the status of the answer."""
    address = f"/admin/pages/{trial.pk}/edit/"
    form = trial.browser.get(address).form("#page-edit-form")
    words = {"introduction": [truth.WORDS.format(number)], "story-count": ["0"]}
    return trial.browser.post(address, form | words | {"action-publish": ["1"]}).status


def is_read(trial: Trial, number: int) -> bool:
    return truth.WORDS.format(number).encode() in ask(trial.port, trial.host, WATCHED)[1]


@pytest.mark.parametrize("victim", ["server and workers", "start"])
def test_what_is_killed_leaves_nobody_behind_and_starts_again(trial, victim):
    number = random.randrange(10**6)
    assert publish(trial, number) == 302
    pids = [trial.site.process.pid]
    if victim != "start":
        # The workers at the same moment as their server, or they would finish their work.
        pids = [*children(trial.server()), trial.server()]
    under_way = threading.Thread(target=attempt, args=(trial, number + 1))
    under_way.start()
    time.sleep(random.uniform(0, 0.6))
    for pid in pids:
        kill(pid)
    under_way.join()
    trial.nobody_is_left(SECONDS_TO_CLEAN_UP)
    assert trial.site.process.wait() != 0, "It was killed and says that all is well."
    trial.start()
    assert is_read(trial, number) or is_read(trial, number + 1)
    assert not (found := trial.witness(truth.broken_promises)), "\n".join(found)


def attempt(trial: Trial, number: int) -> None:
    """Publishes, if the site lives long enough."""
    try:
        publish(trial, number)
    except (OSError, http.client.HTTPException, AssertionError):
        return


def test_a_locked_database_is_read_and_written_later(trial):
    answers = []
    writer = threading.Thread(target=lambda: answers.append(publish(trial, 7)))
    with closing(sqlite3.connect(trial.data / "db.sqlite3", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        until = time.monotonic() + SECONDS_OF_LOCK
        writer.start()
        while time.monotonic() < until:
            assert ask(trial.port, trial.host, "/", seconds=2)[0] == 200
        assert not answers, "The database was not locked."
        lock.execute("ROLLBACK")
    writer.join()
    assert answers == [302]
    assert is_read(trial, 7)
