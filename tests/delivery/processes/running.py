"""Processes that serve one site, and one more in which somebody edits it."""

import datetime
import http.client
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import django

from tests.bench.delivery.processes import free_port, serving

ROOT = Path(__file__).parents[3]
HOST = "localhost:8000"  # visitors know one name, however many processes there are behind it
MOST_SECONDS_TO_HEAR = 10


def seconds_fast(data: Path) -> datetime.timedelta:
    """How far the clock was put forward."""
    clock = data / "clock"
    return datetime.timedelta(seconds=float(clock.read_text()) if clock.exists() else 0)


@dataclass(frozen=True)
class Served:
    """A process that answers at a port; processes of one machine share its pages."""

    port: int
    pages: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> str:
        """Status and text of an answer in one, so that one word tells one from another."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with closing(connection):
            connection.request(method, path, headers={"Host": HOST, **headers})
            answer = connection.getresponse()
            return f"{answer.status} {answer.read().decode()}"

    def state(self) -> str:
        """The state of the site that this process shows."""
        return str((self.pages / "current").readlink())


@dataclass
class Processes:
    """Some processes of one machine, perhaps one of another, and an editor."""

    data: Path
    here: list[Served]
    elsewhere: list[Served]
    editor: ProcessPoolExecutor = field(repr=False)

    def ask(self, path: str) -> list[str]:
        """What each process answers."""
        return [each.ask(path) for each in [*self.here, *self.elsewhere]]

    def ask_at_once(self, paths: list[str], processes: list[Served]) -> list[str]:
        """Each path is asked for at the same time, the processes in turns."""
        asked = [(processes[number % len(processes)], path) for number, path in enumerate(paths)]
        with ThreadPoolExecutor(len(paths)) as readers:
            return list(readers.map(lambda each: each[0].ask(each[1]), asked))

    def change(self, do: Callable, *args) -> None:
        """Lets the editor do something; other machines may take a moment to hear of it."""
        before = [each.state() for each in self.elsewhere]
        self.editor.submit(do, *args).result()
        for each, old in zip(self.elsewhere, before, strict=True):
            wait_until(lambda each=each, old=old: each.state() != old)

    def put_clock_to(self, moment: datetime.datetime) -> None:
        """From now on it is that moment for all who serve."""
        seconds = (moment - datetime.datetime.now(moment.tzinfo)).total_seconds()
        draft = self.data / "clock.new"
        draft.write_text(str(seconds))
        draft.rename(self.data / "clock")

    def noted(self) -> list[str]:
        """What was drawn and cut so far."""
        book = self.data / "book"
        return book.read_text().splitlines() if book.exists() else []


def wait_until(is_so: Callable[[], bool]) -> None:
    """Returns as soon as something is so."""
    deadline = time.monotonic() + MOST_SECONDS_TO_HEAR
    while not is_so():
        assert time.monotonic() < deadline, "Nobody has heard of it."
        time.sleep(0.01)


def begin_to_edit(environment: dict[str, str]) -> None:
    """What the editor's process does first."""
    os.environ.update(environment)
    django.setup()


@contextmanager
def running(folder: Path, database: str, prepare: Callable, machines: int) -> Iterator[Processes]:
    """Two processes on one machine, one on each other; `prepare` fills the database before."""
    data, pages = folder / "data", folder / "pages"
    (data / "static").mkdir(parents=True)
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.delivery.processes.settings",
        "BASE_URL": f"http://{HOST}",
        "DATABASE_URL": database,
        "DATA_DIR": str(data),
        "PAGES_DIR": str(pages),
        "SECRET_KEY": "only-for-tests-" + "x" * 50,
        "PYTHONPATH": str(ROOT),
    }
    with ExitStack() as stack:
        editor = stack.enter_context(
            ProcessPoolExecutor(
                1, get_context("spawn"), initializer=begin_to_edit, initargs=(environment,)
            )
        )
        editor.submit(prepare).result()

        def serve(name: str) -> Served:
            port = free_port()
            command = (sys.executable, "-m", "granian", "--interface=wsgi", "--workers=1")
            command += ("--blocking-threads=8", "--no-ws", "--log-level=warning", f"--port={port}")
            command += ("tests.delivery.processes.wsgi:application",)
            own = {**environment, "PAGES_DIR": str(folder / name)}
            stack.enter_context(serving(command, port, ROOT, folder, **own))
            return Served(port, folder / name)

        here = [serve("pages"), serve("pages")]
        elsewhere = [serve(f"pages-{number}") for number in range(1, machines)]
        yield Processes(data, here, elsewhere, editor)
