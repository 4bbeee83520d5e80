"""What is offered while somebody types: data that is the same for everybody."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from iserlohn_europa.core.today import today
from iserlohn_europa.search.indexing import rebuild
from tests import factories

ADDRESS = "/suche/vorschlaege.json"


def fill(home):
    cities = factories.CityIndexFactory(parent=home, title="Partnerstädte")
    factories.CityFactory(parent=cities, title="Chorzów", country="PL")
    news = factories.NewsIndexFactory(parent=home)
    for number in range(12):
        factories.NewsFactory(parent=news, title=f"Nachricht {number}")
    factories.NewsFactory(parent=news, title="Städtepartnerschaftskonferenz in Iserlohn")
    rebuild(today())


@pytest.fixture(scope="module")
def _filled(_home, for_the_module):
    for_the_module(lambda: fill(_home))


@pytest.fixture
def offered(client, _filled, home):
    def offered(text, **others):
        response = client.get(ADDRESS, {"text": text, "sprache": "de"} | others)
        assert response.status_code == 200
        return response.json()

    return offered


def titles(answer) -> list[str]:
    return [each["title"] for each in answer["suggestions"]]


def test_the_address_never_changes():
    assert reverse("search-suggestions") == ADDRESS


def test_pages_whose_titles_begin_so_are_offered_with_kind_and_address(offered):
    assert offered("chorz") == {
        "status": "1 Vorschlag, mit den Pfeiltasten erreichbar",
        "suggestions": [
            {
                "title": "Chorzów",
                "kind": "Partnerstadt",
                "url": "/partnerstaedte/chorzow/",
            }
        ],
    }


def test_there_are_few_and_their_number_is_said(offered):
    answer = offered("nachricht")
    assert len(titles(answer)) == 8
    assert answer["status"] == "8 Vorschläge, mit den Pfeiltasten erreichbar"


@pytest.mark.parametrize("text", ["konf", "Konferenz", "konferenz iserlohn"])
def test_a_part_of_a_long_word_is_offered_where_no_word_begins_so(text, offered):
    assert titles(offered(text)) == ["Städtepartnerschaftskonferenz in Iserlohn"]


def test_a_word_that_begins_so_keeps_the_others_away(offered, home):
    assert titles(offered("part")) == ["Partnerstädte"]
    assert titles(offered("onf")) == []


def test_a_part_of_a_word_of_a_private_page_is_not_offered(offered, home):
    page = home.get_descendants().get(title__startswith="Städtepartnerschaftskonferenz")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles(offered("konf")) == []


@pytest.mark.parametrize("text", ["", "c", "  ", "xyz", "\x00\x00", "%", "a" * 10_000, "🙂🙂"])
def test_what_begins_nothing_offers_nothing(text, offered):
    assert titles(offered(text)) == []


def test_each_language_has_its_own(offered):
    assert titles(offered("chorz", sprache="en")) == []
    assert titles(offered("chorz", sprache="klingonisch")) == ["Chorzów"]


def test_what_is_private_is_not_offered(offered, home):
    page = home.get_descendants().get(title="Chorzów")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles(offered("chorz")) == []


def test_it_is_kept_for_a_short_time_without_a_cookie(client, _filled, home):
    response = client.get(ADDRESS, {"text": "chorz"})
    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post(ADDRESS).status_code == 405
