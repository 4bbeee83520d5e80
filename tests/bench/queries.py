"""What the first render of each kind of page costs: `python -m tests.bench.queries [language …]`.

Creates the first content in a scratch database and prints, for the page of each kind that asks
most, the number of queries and the CPU time in milliseconds, the shortest and the middle one.
DATABASE_URL chooses the database, as for the tests; without a language, German and English.
"""

import importlib
import statistics
import sys
import time

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from iserlohn_europa.remembered import LENT

from .scratch import scratch_database

ROUNDS = 7
LANGUAGES = ("de", "en")


def main(languages: list[str]) -> None:
    with scratch_database():
        call_command("seed_content", verbosity=0)
        publish_drafts()
        for language in languages:
            measure(language)


def publish_drafts() -> None:
    """Publishes the translations that wait to be checked."""
    models = importlib.import_module("wagtail.models")
    for page in models.Page.objects.filter(live=False, depth__gt=1).order_by("depth"):
        page.get_latest_revision_as_object().save_revision().publish()


def measure(language: str) -> None:
    """Prints a line for each kind of page in that language, those that ask most first."""
    models = importlib.import_module("wagtail.models")
    pages = models.Page.objects.live().filter(depth__gt=1, locale__language_code=language)
    richest = {}
    for page in pages.order_by("path").specific():
        address, kind = page.get_url(), type(page).__name__
        richest[kind] = max(richest.get(kind, (0, "")), (queries_of(address), address))
    print(f"{language + ':':24}{'queries':>8}{'ms':>9}{'median':>9}")
    for kind, (queries, address) in sorted(richest.items(), key=lambda each: -each[1][0]):
        times = cpu_times(address)
        print(f"{kind:24}{queries:8}{min(times):9.1f}{statistics.median(times):9.1f}  {address}")


def queries_of(address: str) -> int:
    """How often a page asks once the server has warmed up, and drawn another page of that state."""
    client, lent = Client(), {LENT: {}}
    client.get(address, **lent)
    with CaptureQueriesContext(connection) as captured:
        client.get(address, **lent)
    return len(captured)


def cpu_times(address: str) -> list[float]:
    """The milliseconds of processor time that several renders have taken."""
    client, lent, times = Client(), {LENT: {}}, []
    client.get(address, **lent)
    for _round in range(ROUNDS):
        begin = time.process_time()
        client.get(address, **lent)
        times.append((time.process_time() - begin) * 1000)
    return times


if __name__ == "__main__":
    main(sys.argv[1:] or list(LANGUAGES))
