"""How long the search takes at 50, 1,000 and 10,000 pages: `python -m tests.bench.search`.

Builds the pages in a scratch database and prints the middle of several times in milliseconds. Each
question is asked as a page of results asks: the number, the first twenty, and all facets.
DATABASE_URL chooses the database, as for the tests.
"""

import datetime
import importlib
import statistics
import time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .scratch import scratch_database

SIZES = (50, 1_000, 10_000)
ROUNDS = 7
ON = datetime.date(2026, 11, 23)


def main() -> None:
    with scratch_database():
        measure()


def measure() -> None:
    """Prints a line for each question at each size."""
    build = importlib.import_module("tests.bench.words")
    asking = importlib.import_module("iserlohn_europa.search.asking")
    suggesting = importlib.import_module("iserlohn_europa.search.suggesting")
    indexing = importlib.import_module("iserlohn_europa.search.indexing")
    news = build.make_news()
    questions = {
        "common word": build.COMMON,
        "common word and rare word": f"{build.COMMON} {build.RARE}",
        "rare word": build.RARE,
        "mistyped word": f"{build.RARE[:-1]}d",
    }
    before = 0
    print(f"{'':28}{'pages':>7}{'found':>7}{'ms':>9}{'queries':>9}{'facets ms':>11}")
    for size in SIZES:
        build.add_news(news, before, size)
        before = size
        begin = time.perf_counter()
        indexing.rebuild(ON)
        print(f"{'whole index':28}{size:7}{'':7}{(time.perf_counter() - begin) * 1000:9.0f}")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for name, words in questions.items():
            question = asking.Question(words, "de", ON)
            print_times(name, size, lambda question=question: asking.ask(question))
        taken = middle(lambda: suggesting.suggest("nach", "de", ON))
        print(f"{'suggestions':28}{size:7}{'':7}{taken:9.1f}")
        page = news.get_children().model.objects.filter(slug="n7").get()
        taken = middle(lambda page=page: indexing.index_translations(page.translation_key, ON))
        print(f"{'one page into the index':28}{size:7}{'':7}{taken:9.1f}")


def print_times(name: str, size: int, ask) -> None:
    """A line for a question: all that a page of results asks, and what of it the facets take."""

    def results():
        answer = ask()
        return answer.total, answer[0:20]

    listed = middle(results)
    whole = middle(lambda: (results(), ask().facets))
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
        total, _entries, _facets = answer.total, answer[0:20], answer.facets
    print(f"{name:28}{size:7}{total:7}{listed:9.1f}{len(captured):9}{whole - listed:11.1f}")


def middle(ask) -> float:
    """The middle of several times, in milliseconds."""
    times = []
    ask()
    for _round in range(ROUNDS):
        begin = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
