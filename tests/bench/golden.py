"""How well the search answers: `make golden`, or `python -m tests.bench.golden`.

Builds the first content in a scratch database and prints the golden set as a table in Markdown.
DATABASE_URL chooses the database, as for the tests.
"""

import importlib

from .scratch import scratch_database


def main() -> None:
    with scratch_database():
        importlib.import_module("iserlohn_europa.seed.loader").seed_content()
        golden = importlib.import_module("tests.search.golden")
        importlib.import_module("iserlohn_europa.search.indexing").rebuild(golden.ON)
        print(golden.table(golden.outcomes()))


if __name__ == "__main__":
    main()
