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


@pytest.fixture
def sections(home) -> dict[str, Page]:
    """The index pages by their slugs."""
    return {page.slug: page for page in (factory(parent=home) for factory in SECTIONS)}
