"""The lists of things, searched."""

import pytest

from tests.admin.test_listings import add_city, titles

pytestmark = pytest.mark.indexed


def test_search_keeps_filters_and_order(sections, editor):
    add_city(sections, "Almelo", status="dormant")
    add_city(sections, "Alsfeld")
    add_city(sections, "Glauchau")
    query = {"q": "al", "ordering": "-sort_key"}
    assert titles(editor, "partnerstaedte", **query) == ["Alsfeld", "Almelo"]
    assert titles(editor, "partnerstaedte", **query, status="dormant") == ["Almelo"]
