import pytest
from bs4 import BeautifulSoup

from tests.factories import (
    AwardIndexFactory,
    CityIndexFactory,
    EventIndexFactory,
    FundingIndexFactory,
    NewsIndexFactory,
    ProjectIndexFactory,
)


@pytest.fixture
def read(client, home):
    """Reads a page as a citizen does, and hands over its HTML."""

    def read(url, status=200):
        response = client.get(url)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return read


@pytest.fixture
def preview(home):
    """Shows an editor what a page will look like, saved or not."""

    def preview(page):
        response = page.make_preview_request()
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return preview


@pytest.fixture
def cities(home):
    return CityIndexFactory(parent=home)


@pytest.fixture
def events(home):
    return EventIndexFactory(parent=home, show_in_menus=True)


@pytest.fixture
def awards(home):
    return AwardIndexFactory(parent=home)


@pytest.fixture
def projects(home):
    return ProjectIndexFactory(parent=home)


@pytest.fixture
def funding(home):
    return FundingIndexFactory(parent=home)


@pytest.fixture
def news(home):
    return NewsIndexFactory(parent=home)
