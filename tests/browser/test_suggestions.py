"""What a search field offers while somebody types, by keyboard, by finger, and to be read out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import complaints_of_axe
from tests.browser.visits import NARROW


class Field:
    """A search field with its list, in the part of a page that has this role."""

    def __init__(self, page: Page, place: str = "main"):
        part = page.get_by_role(place)
        self.input = part.get_by_role("combobox", name="Suchbegriff")
        self.list = part.get_by_role("listbox", name="Vorschläge")
        self.options = self.list.get_by_role("option")
        self.status = part.get_by_role("status")

    def type(self, text: str) -> None:
        self.input.click()
        self.input.press_sequentially(text)


@pytest.fixture
def field(visitor) -> Field:
    """The field of the search page."""
    visitor.goto("/suche/")
    return Field(visitor)


def test_who_types_is_offered_pages_and_hears_how_many(field, visitor):
    expect(field.list).to_be_hidden()
    field.type("chorz")
    expect(field.options.first).to_have_text("Chorzów Partnerstadt")
    expect(field.status).to_contain_text("mit den Pfeiltasten erreichbar")
    expect(field.input).to_have_attribute("aria-expanded", "true")
    field.input.press("ArrowDown")
    expect(field.options.first).to_have_attribute("aria-selected", "true")
    expect(field.input).to_have_attribute(
        "aria-activedescendant", field.options.first.get_attribute("id")
    )
    expect(field.input).to_be_focused()
    field.input.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Chorzów")


def test_the_arrow_keys_lead_round_by_way_of_the_field(field):
    field.type("chorz")
    expect(field.list).to_be_visible()
    field.input.press("ArrowUp")
    expect(field.options.last).to_have_attribute("aria-selected", "true")
    field.input.press("ArrowDown")
    expect(field.list.locator("[aria-selected=true]")).to_have_count(0)


def test_who_chooses_nothing_searches_as_ever(field, visitor):
    field.type("chorz")
    expect(field.list).to_be_visible()
    field.input.press("Enter")
    expect(visitor).to_have_url("/suche/?query=chorz")


def test_a_finger_follows_a_suggestion(field, visitor):
    field.type("chorz")
    field.options.first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Chorzów")


def test_the_list_goes_away_with_the_focus_and_with_few_letters(field, visitor):
    field.type("chorz")
    expect(field.list).to_be_visible()
    field.input.press("Tab")
    expect(field.list).to_be_hidden()
    field.input.fill("chor")
    expect(field.list).to_be_visible()
    field.input.fill("c")
    expect(field.list).to_be_hidden()


def test_the_escape_key_closes_the_list_and_nothing_else(visitor):
    visitor.set_viewport_size(NARROW)
    visitor.goto("/")
    visitor.get_by_role("banner").locator(".main-menu > summary").click()
    field = Field(visitor, "banner")
    field.type("chorz")
    expect(field.list).to_be_visible()
    field.input.press("Escape")
    expect(field.list).to_be_hidden()
    expect(field.input).to_be_focused()
    expect(field.input).to_have_value("chorz")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_open_list(scheme, field, visitor):
    visitor.emulate_media(color_scheme=scheme)
    field.type("chorz")
    expect(field.list).to_be_visible()
    field.input.press("ArrowDown")
    visitor.evaluate(Axe().axe_script)
    assert complaints_of_axe(visitor) == []


def test_a_server_that_does_not_answer_leaves_the_field_as_it_is(field, visitor):
    visitor.route("**/vorschlaege.json*", lambda route: route.abort())
    field.type("chorz")
    field.input.press("Enter")
    expect(visitor).to_have_url("/suche/?query=chorz")
