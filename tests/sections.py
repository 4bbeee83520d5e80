"""The index pages that tests of every folder begin with, each without anything below it."""

import pytest

from tests import factories


def again(page):
    """The page as it is in the database, for a test that may change it."""
    return type(page).objects.get(pk=page.pk)


@pytest.fixture(scope="module")
def module_cities(_home, for_the_module):
    return for_the_module(lambda: factories.CityIndexFactory(parent=_home))


@pytest.fixture
def cities(module_cities, home):
    """The overview of the partner cities."""
    return again(module_cities)


@pytest.fixture(scope="module")
def module_events(_home, for_the_module):
    return for_the_module(lambda: factories.EventIndexFactory(parent=_home))


@pytest.fixture
def events(module_events, home):
    """The calendar page."""
    return again(module_events)


@pytest.fixture(scope="module")
def module_awards(_home, for_the_module):
    return for_the_module(lambda: factories.AwardIndexFactory(parent=_home))


@pytest.fixture
def awards(module_awards, home):
    """The overview of the awards."""
    return again(module_awards)


@pytest.fixture(scope="module")
def module_projects(_home, for_the_module):
    return for_the_module(lambda: factories.ProjectIndexFactory(parent=_home))


@pytest.fixture
def projects(module_projects, home):
    """The overview of the projects."""
    return again(module_projects)


@pytest.fixture(scope="module")
def module_funding(_home, for_the_module):
    return for_the_module(lambda: factories.FundingIndexFactory(parent=_home))


@pytest.fixture
def funding(module_funding, home):
    """The overview of the programmes."""
    return again(module_funding)


@pytest.fixture(scope="module")
def module_news(_home, for_the_module):
    return for_the_module(lambda: factories.NewsIndexFactory(parent=_home))


@pytest.fixture
def news(module_news, home):
    """The overview of the news."""
    return again(module_news)
