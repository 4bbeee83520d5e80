"""How long the calendar takes at 50, 500 and 5,000 dates: `python -m tests.bench.calendar`.

Builds the dates in a scratch database, ten for each event, and prints milliseconds, and how many
times what the size before took. DATABASE_URL chooses the database, as for the tests.
"""

import importlib
import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .scratch import scratch_database

SIZES = (50, 500, 5000)
DATES_PER_EVENT = 10
ROUNDS = 5
# What is measured: a name and an address.
MEASURED = {
    "list": "/veranstaltungen/",
    "list of one kind and city": "/veranstaltungen/?art=encounter&stadt=chorzow",
    "month": "/veranstaltungen/?monat=2027-03",
    "feed": "/veranstaltungen/kalender.ics",
    "feed of coming dates": "/veranstaltungen/kalender.ics?ab=heute",
    "atom": "/veranstaltungen/atom.xml",
}


def main() -> None:
    with scratch_database():
        measure()


def measure() -> None:
    """Prints a line for each address at each size."""
    build = importlib.import_module("tests.bench.dates")
    calendar = build.make_calendar()
    before, taken = 0, {}
    print(f"{'':28}{'dates':>6}{'ms':>9}{'times':>7}{'queries':>9}{'KB':>8}{'304 ms':>9}")
    for size in SIZES:
        build.add_events(calendar, before, size, DATES_PER_EVENT)
        before = size
        for name, address in MEASURED.items():
            milliseconds, response, queries = asked(address)
            etag = response.headers.get("ETag")
            again = f"{asked(address, {'If-None-Match': etag})[0]:9.1f}" if etag else ""
            times = f"{milliseconds / taken[name]:.1f}" if name in taken else ""
            taken[name] = milliseconds
            print(
                f"{name:28}{size:6}{milliseconds:9.1f}{times:>7}{queries:9}"
                f"{len(response.content) / 1024:8.0f}{again:>9}"
            )


def asked(address: str, headers: dict | None = None) -> tuple:
    """The middle of several times, the last response, the number of queries."""
    client, times = Client(), []
    client.get(address, headers=headers or {})
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        client.get(address, headers=headers or {})
        times.append((time.perf_counter() - begin) * 1000)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers=headers or {})
    return statistics.median(times), response, len(captured)


if __name__ == "__main__":
    main()
