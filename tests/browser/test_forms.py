"""Writing to the office in a real browser: with the keyboard, with mistakes, without JavaScript."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from iserlohn_europa.forms.tokens import YOUNGEST
from tests.browser.test_accessibility import assert_axe_is_content
from tests.browser.visits import NARROW, WIDE

A_WHILE = YOUNGEST.total_seconds() * 1000 + 500


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def plain(request, browser, site):
    """The window of somebody who has switched JavaScript off."""
    context = browser.new_context(
        base_url=site.base_url, viewport=request.param, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def field(page: Page, label: str):
    return page.get_by_role("main").get_by_label(re.compile(label))


def test_somebody_writes_makes_a_mistake_and_gets_through(plain):
    plain.goto("/kontakt/")
    plain.get_by_role("navigation", name="Themen").get_by_role("link", name="Förderung").click()
    expect(plain.get_by_role("main")).to_contain_text("Ihr Thema: Förderung und Zuschüsse")
    field(plain, "Ihre Nachricht").fill("Wer hilft beim Antrag?")
    field(plain, "Ihr Name").fill("Jo Beispiel")
    plain.wait_for_timeout(A_WHILE)
    plain.get_by_role("button", name="Absenden").click()

    expect(plain).to_have_title(re.compile("^Fehler:"))
    summary = plain.get_by_role("group", name="Bitte prüfen Sie Ihre Angaben")
    expect(summary).to_be_focused()
    expect(field(plain, "Ihre Nachricht")).to_have_value("Wer hilft beim Antrag?")
    expect(field(plain, "Förderung und Zuschüsse")).to_be_checked()
    summary.get_by_role("link").press("Enter")
    address = field(plain, "Ihre E-Mail-Adresse")
    expect(address).to_be_focused()
    expect(address).to_have_accessible_description(re.compile("Bitte füllen Sie dieses Feld aus"))

    address.fill("jo@example.org")
    address.press("Enter")
    expect(plain.get_by_role("heading", level=1)).to_have_text(re.compile("Vielen Dank"))
    number = plain.get_by_role("main").locator("strong").inner_text()
    plain.reload()
    expect(plain.get_by_role("main").locator("strong")).to_have_text(number)
    assert plain.context.cookies() == []


def test_a_club_proposes_a_concert_makes_a_mistake_and_gets_through(plain):
    day = (timezone.localdate() + datetime.timedelta(days=40)).isoformat()
    typed = {
        "Name der Veranstaltung": "Sommerkonzert der Chöre",
        "Beschreibung": "Zwei Chöre singen.",
        "Erster Tag": day,
        r"^\s*Beginn": "20:00",
        r"^\s*Ende": "01:00",
        r"^\s*Ort": "Parktheater Iserlohn",
        "Veranstaltet von": "Chor Beispiel",
        "Ihre E-Mail-Adresse": "chor@example.org",
    }
    plain.goto("/veranstaltung-vorschlagen/")
    for label, value in typed.items():
        field(plain, label).fill(value)
    field(plain, "Art der Veranstaltung").select_option("Konzert")
    for box in ("Almelo", "einverstanden"):
        field(plain, box).press("Space")
    plain.wait_for_timeout(A_WHILE)
    field(plain, "Veranstaltet von").press("Enter")

    summary = plain.get_by_role("group", name="Bitte prüfen Sie Ihre Angaben")
    expect(summary).to_be_focused()
    for label, value in typed.items():
        expect(field(plain, label)).to_have_value(value)
    expect(field(plain, "Art der Veranstaltung").locator(":checked")).to_have_text("Konzert")
    for box in ("Almelo", "einverstanden"):
        expect(field(plain, box)).to_be_checked()
    summary.get_by_role("link").press("Enter")
    end = field(plain, r"^\s*Ende")
    expect(end).to_be_focused()
    expect(end).to_have_accessible_description(re.compile("bei „Letzter Tag“ ein"))

    end.fill("22:00")
    plain.get_by_role("button", name="Vorschlag absenden").press("Enter")
    expect(plain.get_by_role("heading", level=1)).to_have_text(re.compile("Vielen Dank"))
    assert plain.context.cookies() == []


def test_axe_finds_nothing_to_complain_about_when_something_is_missing(visitor):
    visitor.goto("/kontakt/")
    visitor.get_by_role("button", name="Absenden").click()
    expect(visitor).to_have_title(re.compile("^Fehler:"))
    assert_axe_is_content(visitor)


def test_a_barrier_is_reported_with_the_keyboard_alone(visitor):
    visitor.goto("/partnerstaedte/almelo/")
    visitor.get_by_role("contentinfo").get_by_role("link", name="Barriere melden").press("Enter")
    expect(field(visitor, "Auf welcher Seite")).to_have_value("/partnerstaedte/almelo/")
    field(visitor, "Welche Barriere").focus()
    visitor.keyboard.type("Die Karte ist nicht zu lesen.")
    visitor.wait_for_timeout(A_WHILE)
    for _step in range(4):
        visitor.keyboard.press("Tab")  # page, name, address, and past the trap to privacy
    expect(visitor.get_by_role("link", name="Wie wir mit Ihren Daten umgehen")).to_be_focused()
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(re.compile("Vielen Dank"))
