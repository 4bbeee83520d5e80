import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import TestCase

from iserlohn_europa.seed.loader import seed_content


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """The first content, made once for the tests of a module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        with TestCase.captureOnCommitCallbacks(execute=True):
            seed_content()
        yield
        transaction.set_rollback(True)
