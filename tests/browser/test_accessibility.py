"""Every kind of page holds the rules of axe, on wide and narrow screens, by day and by night."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from playwright.sync_api import Page

from iserlohn_europa.core.models import BasePage
from tests.browser.addresses import PAGE_TYPES
from tests.browser.visits import NARROW, WIDE, for_every_kind_of_page, unfold

OPTIONS = {
    "resultTypes": ["violations"],
    "preload": False,  # only rules that are experiments read the style sheets themselves
    # Off by default, though WCAG 2.2 asks for the first two at levels AA and A.
    "rules": {
        name: {"enabled": True}
        for name in ("target-size", "label-content-name-mismatch", "p-as-heading")
    },
}
# Night changes colours alone.
AT_NIGHT = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["color-contrast", "link-in-text-block"],
}
KIND_OF_PAGE = """
SELECT locale.language_code, page.url_path, type.model FROM wagtailcore_page AS page
JOIN django_content_type AS type ON type.id = page.content_type_id
JOIN wagtailcore_locale AS locale ON locale.id = page.locale_id
WHERE page.live AND locale.language_code IN ('de', 'de-simple')
"""


PREFIXES = {"de": "/", "de-simple": "/leichte-sprache/"}


def test_every_page_type_has_an_address():
    types = {model.__name__ for model in apps.get_models() if issubclass(model, BasePage)}
    assert set(PAGE_TYPES) == types


@pytest.mark.usefixtures("browser")  # without one, no site is made either
def test_every_address_leads_to_a_page_of_its_type(site):
    with closing(sqlite3.connect(site.data / "db.sqlite3")) as connection:
        kinds = {
            PREFIXES[language] + url_path.split("/", 2)[2]: kind
            for language, url_path, kind in connection.execute(KIND_OF_PAGE)
            if url_path.count("/") > 1
        }
    assert {name: kinds.get(path) for name, path in PAGE_TYPES.items()} == {
        name: name.lower() for name in PAGE_TYPES
    }


@for_every_kind_of_page
def test_axe_finds_nothing_to_complain_about(path, visitor):
    visitor.goto(path)
    assert_axe_is_content(visitor)


def test_axe_finds_nothing_to_complain_about_on_the_style_page(member_of_staff):
    member_of_staff.goto("/stil/")
    # Every example stands there by day and by night already.
    assert_axe_is_content(member_of_staff, schemes=["light"])


def assert_axe_is_content(page: Page, schemes: Sequence[str] = ("light", "dark")) -> None:
    """Lets axe look at the page, on wide and narrow screens, by day and by night."""
    unfold(page)
    page.evaluate(Axe().axe_script)
    found = {}
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            options = OPTIONS if scheme == "light" else AT_NIGHT
            for complaint in complaints_of_axe(page, options):
                found.setdefault(complaint, []).append(f"{size['width']} {scheme}")
    assert not found, "\n".join(f"{what} ({', '.join(where)})" for what, where in found.items())


def complaints_of_axe(page: Page, options: dict = OPTIONS) -> list[str]:
    """What axe finds on the page as it looks at the moment: rule and element."""
    violations = page.evaluate("options => axe.run(options).then(all => all.violations)", options)
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}"
        for violation in violations
        for node in violation["nodes"]
    ]
