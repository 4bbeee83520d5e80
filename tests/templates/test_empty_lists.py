"""A list that is empty says what will be there and where to go on."""

import pytest

from tests import factories

from .pages import headings_of, text_of

LISTS = [
    factories.CityIndexFactory,
    factories.CommitteeIndexFactory,
    factories.EventIndexFactory,
    factories.AwardIndexFactory,
    factories.ProjectIndexFactory,
    factories.FundingIndexFactory,
    factories.NewsIndexFactory,
    factories.ChronicleFactory,
    factories.AnniversariesFactory,
    factories.TopicIndexFactory,
]


@pytest.mark.parametrize("factory", LISTS, ids=lambda factory: factory._meta.model.__name__)
def test_an_empty_list_says_what_will_be_there(read, home, factory):
    page = factory(parent=home)
    html = read(page.url)
    assert len(text_of(html.select_one(".notice"))) > 60
    assert headings_of(html)[0] == page.title


def test_an_empty_topic_leads_on(read, home, cities):
    topics = factories.TopicIndexFactory(parent=home)
    html = read(factories.TopicPageFactory(parent=topics).url)
    assert html.select_one(f'.notice a[href="{cities.url}"]')


def test_a_list_with_something_in_it_says_nothing_of_that(read, awards):
    factories.AwardFactory(parent=awards)
    assert not read(awards.url).select(".notice")
