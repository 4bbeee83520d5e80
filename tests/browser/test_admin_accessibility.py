"""What we add to the admin is as accessible as Wagtail itself, wide and narrow, day and night."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import APPROVER
from tests.browser.conftest import sign_in
from tests.browser.test_accessibility import complaints_of_axe
from tests.browser.test_policy import edit
from tests.browser.visits import NARROW, WIDE

COLOURS = {"resultTypes": ["violations"], "preload": False, "runOnly": ["color-contrast"]}
FADED = """
Promise.allSettled(document.getAnimations()
    .filter(each => each instanceof CSSTransition).map(each => each.finished))
"""
PLAIN = ["/admin/account/", "/admin/reports/site-history/", "/admin/images/", "/admin/pages/"]
OURS = [
    "/admin/",
    "/admin/hilfe/",
    "/admin/pflege/",
    "/admin/pflege/jubilaeen/",
    "/admin/jubilaeen/",
    "/admin/links/",
    "/admin/pruefungen/",
    "/admin/uebersetzungen/",
    "/admin/texte/",
    "/admin/partnerstaedte/",
    "/admin/veranstaltungen/",
    "/admin/veranstaltungen/einlesen/",
    "/admin/offene-fragen/",
    "/admin/chronik-quellen/",
    "/admin/empfehlungen/",
    "/admin/suchen-ohne-ergebnis/",
    "/admin/zwei-faktor/",
]


@pytest.fixture
def approver(new_window) -> Page:
    return sign_in(new_window(), APPROVER)


def complaints(window: Page) -> set[str]:
    """What axe finds on the page in this window, on both sizes of screen, and at night.

    Night changes colours alone, on screens of every size.
    """
    window.evaluate(Axe().axe_script)
    found = set()
    for size in (NARROW, WIDE):
        window.set_viewport_size(size)
        found.update(complaints_of_axe(window))
    window.emulate_media(color_scheme="dark")
    window.evaluate(FADED)  # buttons change their colour little by little
    found.update(f"dark: {each}" for each in complaints_of_axe(window, COLOURS))
    window.emulate_media(color_scheme="light")
    return found


def test_axe_finds_nothing_in_the_admin_that_wagtail_has_not(approver):
    known, new = set(), {}
    for path in PLAIN:
        assert approver.goto(path).status == 200, path
        known |= complaints(approver)
    for path in OURS:
        assert approver.goto(path).status == 200, path
        new[path] = complaints(approver) - known
    edit(approver, "/partnerstaedte/almelo/")
    for name in ("Vorschau weitergeben", "Prüfung und Zuständigkeit", "Löschen"):
        form = approver.url
        approver.get_by_role("button", name="Aktionen", exact=True).click()
        approver.get_by_role("link", name=name).click()
        approver.wait_for_load_state()
        new[name] = complaints(approver) - known
        approver.goto(form)
    assert {where: what for where, what in new.items() if what} == {}
