"""How well the search answers: `make golden`, or `python -m tests.bench.golden`.

Builds the first content in a scratch database and prints the golden set as a table in Markdown.
DATABASE_URL chooses the database, as for the tests.
"""

import importlib
import os

import django
from django.db import connection
from django.test.utils import setup_test_environment, teardown_test_environment


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.test")
    django.setup()
    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        # Models can be imported only now that Django knows its settings.
        importlib.import_module("iserlohn_europa.seed.loader").seed_content()
        golden = importlib.import_module("tests.search.golden")
        importlib.import_module("iserlohn_europa.search.indexing").rebuild(golden.ON)
        print(golden.table(golden.outcomes()))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


if __name__ == "__main__":
    main()
