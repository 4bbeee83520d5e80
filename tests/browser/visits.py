"""How tests look at a page."""

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import EXAMPLES

WIDE = {"width": 1280, "height": 900}
# A screen 1280 pixels wide at 400 % is as wide as a small telephone: both are tested as one.
NARROW = {"width": 320, "height": 640}

for_every_kind_of_page = pytest.mark.parametrize("path", EXAMPLES.values(), ids=EXAMPLES.keys())


def unfold(page: Page) -> None:
    """Opens the menu and everything else that unfolds."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
