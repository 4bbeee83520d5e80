"""Readers who ask for everything that is public, and some who watch one page on every process.

Somebody watches the database, too: what it does not show yet, no page can.
"""

import http.client
import re
import threading
import time
from contextlib import closing, suppress
from itertools import cycle, islice

import psycopg

from . import truth
from .counts import Counts, Look, Sight

READERS = 4
SECONDS_TO_ANSWER = 60
SECONDS_BETWEEN_REQUESTS = 0.02
SECONDS_BETWEEN_LOOKS = 0.005
# Whoever asks a process itself, past nginx, may find it dead or standing still.
SECONDS_TO_WATCH = 2
WATCHED = f"/{truth.SLUG}/"
SEEN = re.compile(truth.WORDS.replace(".", r"\.").format(r"(\d+)"))
# What no sitemap names: feeds, data, what machines ask.
ALSO = (
    "/robots.txt",
    "/sitemap.xml",
    "/aktuelles/atom.xml",
    "/veranstaltungen/atom.xml",
    "/veranstaltungen/kalender.ics",
    "/jubilaeen/kalender.ics",
    "/daten/partnerstaedte.json",
    "/daten/katalog.jsonld",
)
FILES = re.compile(r'(?:href|src|srcset)="(/(?:static|media)/[^" ]+)')
COMMITTED = """
    SELECT introduction, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float
    FROM office_standardpage WHERE page_ptr_id = %s
"""
PLACE = re.compile(r"<loc>https?://[^/]+([^<]*)</loc>")


def ask(port: int, host: str, path: str, seconds: float = SECONDS_TO_ANSWER) -> tuple[int, bytes]:
    """Status and content of an answer, over a connection of its own."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)) as connection:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.read()


def is_private(machine, path: str) -> bool:
    """Whether the answer at this address is for one person, at this moment."""
    link = http.client.HTTPConnection("127.0.0.1", machine.port, timeout=SECONDS_TO_ANSWER)
    with closing(link):
        link.request("GET", path, headers={"Host": machine.host})
        answer = link.getresponse()
        answer.read()
        said = answer.headers.get("Cache-Control", "")
        return answer.status == 200 and ("no-store" in said or "private" in said)


def public_addresses(port: int, host: str) -> list[str]:
    """All pages that the sitemap names, feeds and data, and what the home page is made of."""
    pages = PLACE.findall(ask(port, host, "/sitemap.xml")[1].decode())
    files = FILES.findall(ask(port, host, "/")[1].decode())
    assert pages, "The sitemap names no page."
    return [*pages, *ALSO, *dict.fromkeys(files)]


class Reader(threading.Thread):
    """Asks nginx for one address after the other, until told to stop."""

    def __init__(self, machine, addresses: list[str], begin: int):
        super().__init__(daemon=True)
        self.machine = machine
        self.addresses = cycle(islice(cycle(addresses), begin, begin + len(addresses)))
        self.requests, self.lost, self.slowest = 0, [], 0.0
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(SECONDS_BETWEEN_REQUESTS):
            path, began = next(self.addresses), time.monotonic()
            try:
                status, _ = ask(self.machine.port, self.machine.host, path)
                problem = "" if status == 200 else str(status)
            except (OSError, http.client.HTTPException) as error:
                problem = repr(error)
            self.requests += 1
            self.slowest = max(self.slowest, time.monotonic() - began)
            if problem:
                self.lost.append(f"{path}: {problem}")


class Watcher(threading.Thread):
    """Looks at the watched page at one port, again and again."""

    def __init__(self, machine, port: int, place: str):
        super().__init__(daemon=True)
        self.machine, self.port, self.place = machine, port, place
        self.sights: list[Sight] = []
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(SECONDS_BETWEEN_REQUESTS):
            asked_at = time.time()  # the clock of the database too
            try:
                status, said = ask(self.port, self.machine.host, WATCHED, SECONDS_TO_WATCH)
            except (OSError, http.client.HTTPException):
                continue
            if status == 200 and (found := SEEN.search(said.decode())):
                self.sights.append(Sight(asked_at, self.place, int(found[1])))


class DatabaseWatcher(threading.Thread):
    """Looks at the watched page in the database, again and again, whatever becomes of it."""

    def __init__(self, machine, pk: int):
        super().__init__(daemon=True)
        self.machine, self.pk = machine, pk
        self.looks: list[Look] = []
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(SECONDS_BETWEEN_LOOKS):
            with suppress(psycopg.Error):
                self.look_until_it_is_gone()

    def look_until_it_is_gone(self) -> None:
        with self.machine.database.connection() as connection:
            while not self.is_over.wait(SECONDS_BETWEEN_LOOKS):
                asked_at = time.time()
                words, at = connection.execute(COMMITTED, [self.pk]).fetchone()
                self.looks.append(Look(asked_at, int(SEEN.fullmatch(words)[1]), at))


class Crowd:
    """Readers and watchers, for as long as `with` lasts; then they say what they have met."""

    def __init__(self, machine, addresses: list[str], pk: int, counts: Counts):
        self.counts = counts
        step = len(addresses) // READERS
        self.readers = [Reader(machine, addresses, each * step) for each in range(READERS)]
        doors = [(machine.port, "nginx")]
        doors += [
            (each.port, f"process {number}") for number, each in enumerate(machine.applications, 1)
        ]
        self.watchers = [Watcher(machine, *door) for door in doors]
        self.database = DatabaseWatcher(machine, pk)
        self.everybody = [*self.readers, *self.watchers, self.database]

    def __enter__(self):
        for each in self.everybody:
            each.start()
        return self

    def __exit__(self, *exception):
        for each in self.everybody:
            each.is_over.set()
        for each in self.everybody:
            each.join()
        for each in self.readers:
            self.counts.requests += each.requests
            self.counts.lost += each.lost
            self.counts.slowest = max(self.counts.slowest, each.slowest)

    def sights(self) -> list[Sight]:
        return [sight for each in self.watchers for sight in each.sights]

    def looks(self) -> list[Look]:
        return self.database.looks
