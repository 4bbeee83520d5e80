"""What stands at the address of a page that is not translated yet."""

import pytest
from bs4 import BeautifulSoup
from django.http import Http404
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from partnerships.models import PartnerCityIndexPage, PartnerCityPage
from tests.factories import EasyPageFactory

from .conftest import translate

LAVENTIE = "/partnerstaedte/laventie/"


def test_a_notice_in_the_language_of_the_visitor_offers_what_there_is(site, client):
    response = client.get(f"/fr{LAVENTIE}")
    html = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, html.html["lang"]) == (200, "fr")
    assert html.head.select_one("meta[name=robots]")["content"] == "noindex"
    assert not html.head.select("link[rel=canonical], link[rel=alternate]")
    ways = [(link["href"], link.get("hreflang")) for link in html.main.select("a")]
    assert ways == [(LAVENTIE, "de"), ("/fr/", "fr")]
    assert "Laventie" not in html.get_text()


def test_a_notice_offers_english_where_it_exists(site, read):
    links = read("/fr/partnerstaedte/").main.select("a[hreflang]")
    assert [link["href"] for link in links][:-1] == ["/en/partner-cities/", "/partnerstaedte/"]


def test_easy_german_has_no_notice_in_ordinary_german_but_leads_to_the_page(site, client):
    EasyPageFactory(parent=Page.get_first_root_node(), slug="startseite-leicht")
    response = client.get(f"/leichte-sprache{LAVENTIE}?a=b")
    assert (response.status_code, response["Location"]) == (302, f"{LAVENTIE}?a=b")


def test_who_asks_for_a_translation_by_its_german_address_is_sent_to_its_own(site, client):
    response = client.get("/en/partnerstaedte/?land=nl")
    assert (response.status_code, response["Location"]) == (302, "/en/partner-cities/?land=nl")


@pytest.mark.parametrize("address", ["/fr/gibt-es-nicht/", "/nl/gibt-es-nicht/"])
def test_what_exists_in_no_language_is_not_found(site, read, address):
    html = read(address, status=404)
    assert html.html["lang"] == address[1:3]
    assert not html.select('a[href="/partnerstaedte/"]')


def test_what_is_not_found_leads_to_the_home_of_the_language(site, read):
    assert read("/fr/gibt-es-nicht/", status=404).main.select_one("a")["href"] == "/fr/"
    assert not read("/nl/gibt-es-nicht/", status=404).main.select("a[href^='/nl']")


def test_a_language_without_a_home_shows_nothing_of_its_own(site, client):
    response = client.get(f"/nl{LAVENTIE}?a=b")
    assert (response.status_code, response["Location"]) == (302, f"{LAVENTIE}?a=b")


@pytest.mark.parametrize("hidden", ["draft", "private", "below a private page"])
def test_a_page_that_is_not_public_is_not_spoken_of(site, client, hidden):
    city = PartnerCityPage.objects.get()
    if hidden == "draft":
        city.unpublish()
    else:
        page = city if hidden == "private" else city.get_parent()
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/fr{LAVENTIE}").status_code == 404


def test_a_private_home_is_no_home(site, client):
    home = site.get_translations().get(locale__language_code="fr")
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/fr{LAVENTIE}")["Location"] == LAVENTIE


def test_where_an_editor_has_sent_readers_elsewhere_they_go_there(site, client):
    Redirect.objects.create(old_path=f"/fr{LAVENTIE.rstrip('/')}", redirect_link="/fr/?ici")
    response = client.get(f"/fr{LAVENTIE}")
    assert (response.status_code, response["Location"]) == (301, "/fr/?ici")


def test_a_page_that_finds_nothing_itself_is_not_led_to_itself(site, client, monkeypatch):
    def serve(*arguments, **keywords):
        raise Http404

    translate(PartnerCityIndexPage.objects.get(locale__language_code="de"), "fr")
    monkeypatch.setattr(PartnerCityIndexPage, "serve", serve)
    assert client.get("/fr/partnerstaedte/").status_code == 404


def test_nothing_is_sent_to_a_notice(site, client):
    assert client.post(f"/fr{LAVENTIE}").status_code == 404


def test_a_german_page_alone_has_no_notice_in_german(site, client):
    PartnerCityIndexPage.objects.get(locale__language_code="de").unpublish()
    assert client.get("/partnerstaedte/").status_code == 404


@pytest.mark.parametrize("address", ["/fr/gibt-es-nicht/", "/nl/gibt-es-nicht/"])
def test_who_finds_nothing_in_a_language_with_little_to_read_is_led_to_more(site, read, address):
    ways = read(address, status=404).main.select(".ways a")
    assert [(way["href"], way["hreflang"]) for way in ways] == [("/en/", "en"), ("/", "de")]


def test_who_finds_nothing_in_german_is_led_to_no_other_language(site, read):
    assert not read("/gibt-es-nicht/", status=404).main.select(".ways")


def test_the_notice_says_in_a_sentence_what_one_can_do(site, read):
    (sentence,) = read(f"/fr{LAVENTIE}").main.select(".page-header__lead p")
    assert "dans une autre langue" in sentence.get_text()
