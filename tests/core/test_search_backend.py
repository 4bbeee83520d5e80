"""What the search of the admin puts first."""

import pytest
from wagtail.models import Page

from iserlohn_europa.core import search_backend
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.indexed


def test_the_best_comes_first_of_few_and_nothing_is_lost_of_many(home, monkeypatch):
    best = StandardPageFactory(parent=home, title="Almelo", slug="almelo")
    newest = StandardPageFactory(
        parent=home, title="Vieles, was sich auch noch nach Almelo ansehen lässt", slug="vieles"
    )

    def found() -> list[str]:
        return [page.slug for page in Page.objects.search("Almelo", backend="default")]

    assert found() == [best.slug, newest.slug]
    monkeypatch.setattr(search_backend, "MOST_RANKED", 1)
    assert set(found()) == {best.slug, newest.slug}
