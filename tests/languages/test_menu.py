"""The languages that every page offers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from partnerships.models import PartnerCityIndexPage
from tests.factories import SearchFactory

from .conftest import translate

LAVENTIE = "/partnerstaedte/laventie/"


def menu_of(html) -> dict[str, str | None]:
    """Where each language of the menu leads; the one that is read leads nowhere."""
    return {each["lang"]: each.get("href") for each in html.select(".language-menu__language")}


def test_each_language_has_its_own_name_and_leads_to_the_translation(site, read):
    html = read("/partnerstaedte/")
    assert menu_of(html) == {
        "de": None,
        "en": "/en/partner-cities/",
        "fr": "/fr/partnerstaedte/",
    }
    names = [each.get_text() for each in html.select(".language-menu__language")]
    assert names == ["Deutsch", "English", "Français"]
    (current,) = html.select(".language-menu [aria-current]")
    assert current["lang"] == "de"
    for link in html.select(".language-menu a"):
        assert link["hreflang"] == link["lang"]


def test_a_translation_leads_back(site, read):
    assert menu_of(read("/en/partner-cities/"))["de"] == "/partnerstaedte/"


def test_where_there_is_no_translation_the_menu_leads_to_the_notice_and_back(site, read):
    assert menu_of(read(LAVENTIE))["fr"] == f"/fr{LAVENTIE}"
    assert menu_of(read(f"/fr{LAVENTIE}")) == {
        "de": LAVENTIE,
        "en": f"/en{LAVENTIE}",
        "fr": None,
    }


def test_what_exists_in_no_language_leads_to_the_homes(site, read):
    assert menu_of(read("/fr/gibt-es-nicht/", status=404)) == {"de": "/", "en": "/en/", "fr": None}


def test_drafts_are_not_offered(site, read):
    site.get_translations().get(locale__language_code="fr").unpublish()
    index = PartnerCityIndexPage.objects.get(locale__language_code="en")
    index.unpublish()
    assert menu_of(read("/partnerstaedte/")) == {"de": None, "en": "/en/partnerstaedte/"}


def test_pages_of_a_language_without_a_home_are_not_offered(site, read):
    """Nobody would find them at their addresses."""
    site.get_translations().get(locale__language_code="en").unpublish()
    html = read("/partnerstaedte/")
    assert "en" not in menu_of(html)
    assert not html.select("link[hreflang]")


def test_a_site_in_one_language_has_no_menu(site, read):
    for page in site.get_translations():
        page.unpublish()
    assert not read("/").select(".language-menu")


def test_the_search_has_the_menu_too(site, read):
    search = SearchFactory(parent=site)
    assert menu_of(read(search.url))["en"] == f"/en{search.url}"


@pytest.fixture
def easy_home(site):
    return translate(site, "de-simple", title="Freunde in Europa")


def easy_link(html) -> tuple[str, str, str]:
    (link,) = html.select(".language-menu__easy")
    return link["lang"], link.get_text(strip=True), link["href"]


@pytest.mark.parametrize("address", ["/", LAVENTIE, "/en/", f"/fr{LAVENTIE}"])
def test_every_page_leads_to_easy_german(easy_home, read, address):
    assert easy_link(read(address)) == ("de-simple", "Einfache Sprache", "/leichte-sprache/")


def test_a_page_leads_to_itself_in_easy_german_and_back(easy_home, site, read):
    index = PartnerCityIndexPage.objects.get(locale__language_code="de")
    translate(index, "de-simple", slug="staedte")
    easy = "/leichte-sprache/staedte/"
    assert easy_link(read("/partnerstaedte/"))[2] == easy
    html = read(easy)
    assert easy_link(html) == ("de", "Alltags-Sprache", "/partnerstaedte/")
    assert menu_of(html)["de-simple"] is None


def test_without_a_home_in_easy_german_nothing_leads_there(site, read):
    assert not read("/").select(".language-menu__easy")


def test_all_languages_are_asked_for_at_once(site, easy_home, client):
    def queries() -> int:
        client.get(LAVENTIE)
        with CaptureQueriesContext(connection) as captured:
            client.get(LAVENTIE)
        return len(captured)

    many = queries()
    for page in site.get_translations():
        page.unpublish()
    assert queries() == many


def test_a_translation_for_which_strangers_would_have_to_sign_in_is_not_offered(site, read):
    index = PartnerCityIndexPage.objects.get(locale__language_code="en")
    index.slug = "partnerstaedte"  # where the notice would stand
    index.save_revision().publish()
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    html = read("/partnerstaedte/")
    assert menu_of(html)["en"] == "/en/"
    assert not html.select("link[hreflang=en]")
