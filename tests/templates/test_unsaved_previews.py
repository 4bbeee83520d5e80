"""Every page type can be previewed before anything but its title is known."""

from itertools import pairwise

import pytest
from django.apps import apps

from iserlohn_europa.core.models import BasePage

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_new_page_shows_only_what_is_known(model, home, preview):
    html = preview(model(title="Ganz neu", locale=home.locale))
    assert [heading.get_text(strip=True) for heading in html.select("h1")] == ["Ganz neu"]
    assert "None" not in html.get_text(" ").split()
    for name in ("dl", "dt", "dd", "p", "li", "h2", "h3"):
        assert all(found.get_text(strip=True) for found in html.main.select(name)), name


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_a_new_page_has_landmarks_and_headings_in_order(model, home, preview):
    html = preview(model(title="Ganz neu", locale=home.locale))
    assert html.html["lang"] == "de"
    assert html.select_one("a.skip-link")["href"] == f"#{html.main['id']}"
    assert html.header and html.footer
    levels = [int(heading.name[1]) for heading in html.select("h1, h2, h3, h4")]
    assert all(below <= above + 1 for above, below in pairwise(levels))
