import pytest
from django.core.cache import cache
from wagtail.models import Locale, Page, Site

from tests.factories import HomeFactory


@pytest.fixture(autouse=True)
def _forget_cached_addresses():
    """The addresses of sites are cached beyond the transaction of a test."""
    cache.clear()


@pytest.fixture
def home(db):
    """A home page at the root of the site, and nothing else."""
    page = HomeFactory(parent=Page.get_first_root_node())
    site = Site.objects.get(is_default_site=True)
    welcome, site.root_page = site.root_page, page
    site.save()
    welcome.delete()
    return page


@pytest.fixture
def english(db):
    """English as a second language of the content."""
    return Locale.objects.create(language_code="en")
