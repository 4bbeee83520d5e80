"""The database that a benchmark fills and throws away."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.db import connection
from django.test.utils import setup_test_environment, teardown_test_environment


@contextmanager
def scratch_database() -> Iterator[None]:
    """Django with the settings of the tests and an empty database, chosen by DATABASE_URL.

    Models can be imported only inside, when Django knows its settings.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.test")
    django.setup()
    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()
