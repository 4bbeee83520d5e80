from functools import partial

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import TestCase

from iserlohn_europa.seed import pictures
from iserlohn_europa.seed.loader import seed_content
from iserlohn_europa.seed.maps import draw_map_detail


@pytest.fixture(scope="module")
def small_maps():
    """Draws the maps small: what they show is tested where they are drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "draw_map_detail", partial(draw_map_detail, size=(160, 100)))
        yield


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, small_maps):
    """The first content, made once for the tests of a module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        with TestCase.captureOnCommitCallbacks(execute=True):
            seed_content()
        yield
        transaction.set_rollback(True)
