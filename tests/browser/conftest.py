"""One browser and one site for all tests of this folder.

`SITE_FOLDER` names a folder with a site that is seeded already; without it one is made, which
takes a minute.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.addresses import EDITOR, PASSWORD
from tests.browser.served import Served, served_site
from tests.browser.visits import WIDE
from tests.browser.walk import Walk, walk_through


def needed(package: str, *programs: str) -> str:
    """The path of a program from this Debian package; without it tests are skipped.

    Where everything counts, a test that cannot be run has failed.
    """
    if path := next(filter(None, map(shutil.which, programs)), None):
        return path
    reason = f"Es fehlt ein Programm: sudo apt install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def site(tmp_path_factory) -> Iterator[Served]:
    """The served site."""
    folder = os.environ.get("SITE_FOLDER") or tmp_path_factory.mktemp("site")
    with served_site(Path(folder)) as served:
        yield served


# Not longer than this folder: while Playwright is at work, Django refuses its database to others.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without the window around it where that is installed."""
    path = needed("chromium", "chromium-headless-shell", "chromium", "chromium-browser")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def java() -> str:
    """The program that runs Java."""
    return needed("default-jre-headless", "java")


def open_window(browser: Browser, site: Served) -> Page:
    """The window of somebody who was never here before."""
    context = browser.new_context(
        base_url=site.base_url, viewport=WIDE, locale="de-DE", reduced_motion="reduce"
    )
    return context.new_page()


@pytest.fixture(scope="package")
def walk(browser, site) -> Walk:
    """What a visitor has met on a walk through all pages."""
    window = open_window(browser, site)
    walk = walk_through(site, window)
    window.context.close()
    return walk


@pytest.fixture
def new_window(browser, site) -> Iterator[Callable[[], Page]]:
    """Opens the window of somebody who was never here before, as often as one asks."""
    with ExitStack() as stack:

        def new_window() -> Page:
            window = open_window(browser, site)
            stack.callback(window.context.close)
            return window

        yield new_window


@pytest.fixture
def visitor(new_window) -> Page:
    """The window of somebody who was never here before."""
    return new_window()


def sign_in(window: Page, name: str) -> Page:
    """Signs in one of the people of tests/browser/examples.py."""
    window.goto(f"{reverse('wagtailadmin_login')}?next=/")
    window.locator("[name=username]").fill(name)
    window.locator("[name=password]").fill(PASSWORD)
    window.get_by_role("button", name="Anmelden").click()
    window.wait_for_url("**/")
    return window


@pytest.fixture
def member_of_staff(visitor) -> Page:
    """The window of an editor who has signed in."""
    return sign_in(visitor, EDITOR)
