"""A crowd after a publication, and what another machine says of it: real processes, PostgreSQL.

A small site is enough: what counts is how often a page is drawn, and how soon others hear.
"""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.core.management import call_command

from tests.bench import postgresql
from tests.delivery.processes import editing
from tests.delivery.processes.running import Processes, Served, running

from .loads import spread

SLUG = "andrang"
PATH = f"/{SLUG}/"
PUBLICATIONS = 20
CROWD = 64
SECONDS_TO_READ = 1.5


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """What the report says of several processes and machines."""
    with postgresql.running() as database, running(folder, database, prepare, 2) as processes:
        processes.ask(PATH)
        drawn = [drawn_for_a_crowd(processes, str(each)) for each in range(PUBLICATIONS)]
        old = [
            milliseconds_old(processes, processes.elsewhere[0], f"Machine {each}")
            for each in range(PUBLICATIONS)
        ]
    return [
        (
            f"pages drawn for {CROWD} requests at once over two processes after a publication",
            spread(drawn, 0),
            "≤ 2",
            "1",
        ),
        ("several machines: old answers after a publication, ms", spread(old, 0), "≤ 1000", ""),
    ]


def prepare() -> None:
    call_command("migrate", verbosity=0)
    editing.fill()


def publish(words: str) -> float:
    """When the publication was acknowledged to the editor."""
    editing.publish(SLUG, words)
    return time.monotonic()


def drawn_for_a_crowd(processes: Processes, words: str) -> int:
    """How often two processes of one machine draw a page that everybody wants at once."""
    before = Counter(processes.noted())
    processes.editor.submit(publish, words).result()
    answers = processes.ask_at_once([PATH] * CROWD, processes.here)
    assert all(words in answer for answer in answers)
    return (Counter(processes.noted()) - before)[PATH]


def milliseconds_old(processes: Processes, served: Served, words: str) -> float:
    """For how long a process of another machine goes on to begin answers with old words."""
    with ThreadPoolExecutor(1) as readers:
        reading = readers.submit(old_answers, served, words)
        published_at = processes.editor.submit(publish, words).result()
        return max([0.0, *(each - published_at for each in reading.result())]) * 1000


def old_answers(served: Served, words: str) -> list[float]:
    """When answers without these words were asked for."""
    asked = []
    end = time.monotonic() + SECONDS_TO_READ
    while (asked_at := time.monotonic()) < end:
        if words not in served.ask(PATH):
            asked.append(asked_at)
        time.sleep(0.002)
    return asked
