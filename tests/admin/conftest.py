import pytest
from wagtail.models import Page

from tests.factories import (
    AwardIndexFactory,
    CityIndexFactory,
    EventIndexFactory,
    FundingIndexFactory,
    NewsIndexFactory,
    ProjectIndexFactory,
)

SECTIONS = (
    CityIndexFactory,
    EventIndexFactory,
    AwardIndexFactory,
    ProjectIndexFactory,
    FundingIndexFactory,
    NewsIndexFactory,
)


@pytest.fixture(scope="module")
def _sections(_home, for_the_module) -> list[Page]:
    return for_the_module(lambda: [factory(parent=_home) for factory in SECTIONS])


@pytest.fixture
def sections(_sections, home) -> dict[str, Page]:
    """The index pages by their slugs."""
    pages = Page.objects.filter(pk__in=[page.pk for page in _sections]).specific()
    return {page.slug: page for page in pages}
