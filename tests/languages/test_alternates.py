"""What search engines are told of the same page in other languages."""

from xml.etree import ElementTree

import pytest

from partnerships.models import PartnerCityIndexPage, PartnerCityPage
from tests.factories import NewsFactory, NewsIndexFactory, SearchFactory

from .conftest import translate

GERMAN, ENGLISH = "http://localhost/partnerstaedte/", "http://localhost/en/partner-cities/"
BOTH = {"de": GERMAN, "en": ENGLISH, "x-default": GERMAN}


def in_head(html) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in html.select("link[hreflang]")}


@pytest.mark.parametrize("address", [GERMAN, ENGLISH])
def test_each_translation_names_all_of_them_and_itself(site, read, address):
    assert in_head(read(address)) == BOTH


def test_a_page_in_one_language_names_no_other(site, read):
    assert in_head(read(PartnerCityPage.objects.get().url)) == {}


def test_a_translation_that_was_taken_back_is_named_no_more(site, read):
    PartnerCityIndexPage.objects.get(locale__language_code="en").unpublish()
    assert in_head(read(GERMAN)) == {}


def test_easy_german_is_named_by_its_own_code(site, read):
    translate(site, "de-simple", title="Freunde in Europa")
    assert in_head(read("/fr/"))["de-simple"] == "http://localhost/leichte-sprache/"


def test_a_search_is_for_nobody_to_find(site, read):
    search = SearchFactory(parent=site)
    translate(search, "en")
    assert in_head(read(search.url)) == {}


def test_one_part_of_a_long_list_names_no_part_of_another(site, read, monkeypatch):
    monkeypatch.setattr("iserlohn_europa.news.models.NEWS_PER_PAGE", 1)
    news = NewsIndexFactory(parent=site)
    NewsFactory(parent=news)
    NewsFactory(parent=news)
    translate(news, "en")
    assert set(in_head(read(news.url))) == {"de", "en", "x-default"}
    assert in_head(read(f"{news.url}?seite=2")) == {}


@pytest.mark.parametrize(
    ("address", "locale"), [("/", "de_DE"), ("/en/", "en_GB"), ("/fr/", "fr_FR")]
)
def test_networks_are_told_the_language_in_their_own_words(site, read, address, locale):
    assert read(address).select_one("meta[property='og:locale']")["content"] == locale


def test_the_sitemap_names_the_same_as_the_pages_do(site, client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    named = {
        entry[0].text: {
            link.get("hreflang"): link.get("href")
            for link in entry.iter("{http://www.w3.org/1999/xhtml}link")
        }
        for entry in root
    }
    assert named[GERMAN] == named[ENGLISH] == BOTH
    assert named[PartnerCityPage.objects.get().full_url] == {}
    assert set(named["http://localhost/fr/"]) == {"de", "en", "fr", "x-default"}
