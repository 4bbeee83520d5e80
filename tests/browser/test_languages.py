"""Everyone finds their language, and every text says which one it is in."""

import re

import pytest
from playwright.sync_api import Page, expect

# The languages of all that can be read, each once: an element says it or inherits it.
LANGUAGES_READ = """
() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (walker.currentNode.textContent.trim() && !at.closest("script, style"))
      found.add(at.closest("[lang]").lang);
  }
  return [...found].sort();
}
"""
# German words that no other language of the site has.
GERMAN = re.compile(r"\b(und|der|die|das|mit|für|oder|nicht|Sie|wir)\b")
# Names are not translated, and WCAG 3.1.2 asks for no language of names.
NAMES = re.compile("Gymnasium An der Stenner|“[^”]*”")
WORDS_IN_THE_LANGUAGE_OF_THE_PAGE = """
() => {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (at.closest("[lang]") === document.documentElement && !at.closest("script, style"))
      lines.push(walker.currentNode.textContent.trim());
  }
  return lines.filter(line => line);
}
"""


def language_of(page: Page) -> str:
    return page.locator("html").get_attribute("lang")


def choose(page: Page, language: str) -> None:
    """Takes a language from the menu with the keyboard alone."""
    menu = page.get_by_role("navigation", name=re.compile("Sprachen|Languages|Langues|Języki"))
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    menu.get_by_role("link", name=language, exact=True).focus()
    page.keyboard.press("Enter")


def test_a_city_is_read_in_english_and_in_german_again(visitor):
    visitor.goto("/partnerstaedte/chorzow/")
    choose(visitor, "English")
    expect(visitor).to_have_url(re.compile("/en/partner-cities/chorzow/$"))
    assert language_of(visitor) == "en"
    choose(visitor, "Deutsch")
    expect(visitor).to_have_url(re.compile("/partnerstaedte/chorzow/$"))
    assert language_of(visitor) == "de"


def test_what_there_is_no_polish_of_says_so_in_polish_and_offers_german(visitor):
    visitor.goto("/partnerstaedte/chorzow/")
    choose(visitor, "Polski")
    expect(visitor).to_have_url(re.compile("/pl/"))
    assert language_of(visitor) == "pl"
    german = visitor.get_by_role("main").locator("a[hreflang=de]")
    expect(german).to_have_attribute("href", re.compile("/partnerstaedte/chorzow/$"))
    german.click()
    expect(visitor).to_have_url(re.compile("/partnerstaedte/chorzow/$"))


def test_easy_german_is_reached_from_a_city_and_leads_back(visitor):
    visitor.goto("/partnerstaedte/glauchau/")
    visitor.locator("a[hreflang=de-simple]").first.click()
    expect(visitor).to_have_url(re.compile("/leichte-sprache/partner-staedte/glauchau/$"))
    assert language_of(visitor) == "de-simple"
    visitor.locator("a[hreflang=de][href$='/partnerstaedte/glauchau/']").first.click()
    expect(visitor).to_have_url(re.compile("/partnerstaedte/glauchau/$"))


def test_an_untested_text_does_not_call_itself_leichte_sprache(visitor):
    visitor.goto("/leichte-sprache/")
    expect(visitor.get_by_role("main")).to_contain_text("Einfache Sprache")


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/partner-cities/nyiregyhaza/",
        "/en/chronicle/",
        "/en/europe-office/",
        "/fr/",
        "/hu/",
        "/pl/veranstaltungen/",
        "/en/no-such-page/",
    ],
)
def test_german_words_say_that_they_are_german(path, visitor):
    visitor.goto(path)
    lines = visitor.evaluate(WORDS_IN_THE_LANGUAGE_OF_THE_PAGE)
    assert [line for line in lines if GERMAN.search(NAMES.sub("", line))] == []


@pytest.mark.parametrize(("path", "language"), [("/", "de"), ("/leichte-sprache/", "de-simple")])
def test_german_pages_are_german_but_for_names_of_cities_and_languages(path, language, visitor):
    visitor.goto(path)
    known = {language, "de", "de-simple", "en", "fr", "nl", "pl", "hu", "ru", "uk"}
    assert set(visitor.evaluate(LANGUAGES_READ)) <= known


def test_who_is_lost_in_polish_finds_the_english_site(visitor):
    visitor.goto("/pl/no-such-page/")
    assert language_of(visitor) == "pl"
    visitor.get_by_role("main").locator("a[hreflang=en]").click()
    expect(visitor).to_have_url(re.compile("/en/$"))
