import pytest
from wagtail.models import Page


@pytest.fixture
def sections(cities, events, awards, projects, funding, news) -> dict[str, Page]:
    """The index pages by their slugs."""
    return {page.slug: page for page in (cities, events, awards, projects, funding, news)}
