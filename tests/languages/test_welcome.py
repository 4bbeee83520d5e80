"""The one page with which friends are welcomed in their own language."""

import json

import pytest

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.office.models import HomePage
from partnerships.models import PartnerCityPage
from tests.factories import CityFactory, StandardPageFactory
from tests.templates.pages import headings_of, text_of

from .conftest import translate

STORY = json.dumps([{"type": "heading", "value": {"text": "Bonjour", "level": "h2"}}])


@pytest.fixture
def french(site):
    return site.get_translations().get(locale__language_code="fr").specific


def ways_of(html) -> dict[str, tuple[str, str]]:
    return {link.get_text(): (link["href"], link["hreflang"]) for link in html.select(".ways a")}


def test_it_tells_its_story_and_leads_to_the_cities_where_people_speak_so(french, read):
    french.story = STORY
    french.save_revision().publish()
    index = PartnerCityPage.objects.get().get_parent()
    CityFactory(parent=index, title="Almelo", native_language="nl")
    html = read("/fr/")
    assert "Bonjour" in headings_of(html)
    assert ways_of(html) == {
        "Laventie": ("/partnerstaedte/laventie/", "de"),
        "Tout le site en anglais": ("/en/", "en"),
        "Tout le site en allemand": ("/", "de"),
    }


def test_a_city_is_read_about_in_english_where_it_can_be(french, read):
    translate(PartnerCityPage.objects.get(), "en", title="Laventie, France")
    assert ways_of(read("/fr/"))["Laventie"] == ("/en/partner-cities/laventie/", "en")


def test_drafts_are_no_way_on(french, read):
    PartnerCityPage.objects.get().unpublish()
    HomePage.objects.get(locale__language_code="en").unpublish()
    assert set(ways_of(read("/fr/"))) == {"Tout le site en allemand"}


def test_a_language_with_pages_of_its_own_is_not_led_to_others(site, read):
    assert not read("/en/").select(".ways")


def test_the_frame_is_in_the_language_of_the_page(french, read):
    role = ContactRole.objects.create(title="Europabüro", phone="02371 1", address="Markt 7")
    HomePage.objects.filter(pk=french.pk).update(introduction="Bienvenue")
    HomePage.objects.filter(locale__language_code="de").update(contact=role)
    html = read("/fr/")
    for link in html.select("header a[href], footer a[href], nav a[href]"):
        assert link.get("hreflang") or link["href"].startswith(("/fr/", "#", "tel:", "mailto:"))
    (title,) = html.footer.select("address strong")
    assert title["lang"] == "de"


def test_a_welcome_that_nobody_has_saved_can_be_seen(french, site):
    page = HomePage(title="Bienvenue", locale=french.locale)
    html = page.make_preview_request().content.decode()
    assert "Bienvenue" in html


def test_german_has_no_welcome_page(home):
    assert not HomePage.objects.get(pk=home.pk).is_alone


def test_the_empty_hero_has_no_empty_navigation(french, read):
    assert not read("/fr/").select(".doors")
    assert "Laventie" in text_of(read("/fr/").main)


def test_the_foot_leads_to_the_imprint_in_a_language_that_more_people_read(site, french, read):
    imprint = StandardPageFactory(parent=site, title="Impressum", slug="impressum")
    imprint.is_in_footer = True
    imprint.save_revision().publish()
    in_german = read("/fr/").footer.find("a", hreflang="de", string="Impressum")
    assert in_german.parent["lang"] == "de"
    translate(imprint, "en", title="Legal notice", slug="legal-notice")
    link = read("/fr/").footer.find("a", hreflang="en")
    assert (link["href"], link.get_text()) == ("/en/legal-notice/", "Legal notice")
    assert "Impressum" not in read("/fr/").footer.get_text()
