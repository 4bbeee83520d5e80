"""Everything works without a single line of JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visits import NARROW, WIDE


@pytest.fixture
def plain(browser, site):
    """The window of somebody who has switched JavaScript off."""
    context = browser.new_context(base_url=site.base_url, viewport=WIDE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_menu_leads_to_every_part_of_the_site(size, plain):
    plain.set_viewport_size(size)
    plain.goto("/")
    if size is NARROW:
        plain.get_by_role("banner").locator(".main-menu > summary").click()
    menu = plain.get_by_role("navigation", name="Hauptnavigation")
    menu.get_by_role("link", name="Veranstaltungen").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Veranstaltungen")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_town_on_the_map_leads_to_its_page(size, plain):
    plain.set_viewport_size(size)
    plain.goto("/partnerstaedte/")
    towns = plain.get_by_role("group", name="Karte").get_by_role("link")
    towns.filter(has_text="Almelo").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Almelo")


def test_the_search_finds_a_page_by_its_words(plain):
    plain.goto("/suche/")
    search = plain.get_by_role("main")
    search.get_by_role("searchbox").fill("Biel")
    search.get_by_role("button", name="Suchen").click()
    expect(search.get_by_role("searchbox")).to_have_value("Biel")
    expect(search.get_by_role("link", name="Biel").first).to_be_visible()


def test_the_search_in_the_head_of_a_page_leads_to_results(plain):
    plain.goto("/impressum/")
    head = plain.get_by_role("banner")
    head.get_by_role("searchbox").fill("Almelo")
    head.get_by_role("button", name="Suchen").click()
    expect(plain.get_by_role("main").get_by_role("link", name="Almelo").first).to_be_visible()


def test_a_decade_of_the_chronicle_is_one_click_away(plain):
    plain.goto("/chronik/")
    plain.get_by_role("navigation", name="Jahrzehnte").get_by_role("link", name="1990er").click()
    expect(plain.get_by_role("heading", name="1990", exact=True)).to_be_in_viewport()


def test_the_archive_of_events_is_read_year_by_year(plain):
    plain.goto("/veranstaltungen/")
    years = plain.get_by_role("navigation", name="Archiv nach Jahren")
    years.get_by_role("link", name="2007").click()
    expect(plain.get_by_role("link", name="Städtepartnerschaftskonferenz").first).to_be_visible()
    expect(plain.get_by_role("heading", name="Dezember 2007")).to_be_visible()


def test_the_calendar_is_narrowed_to_a_city(plain):
    plain.goto("/veranstaltungen/")
    search = plain.get_by_role("search").filter(has_text="Stadt")
    search.get_by_label("Stadt").select_option("chorzow")
    search.get_by_role("button", name="Anzeigen").click()
    expect(plain).to_have_url(re.compile(r"stadt=chorzow"))
    expect(plain.get_by_text("2 Termine in dieser Auswahl.")).to_be_visible()
