"""The top of the tree of pages, under which every page stands."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from iserlohn_europa.remembered import remembered

from .querysets import for_links


@dataclass(frozen=True)
class Top:
    """What is above the homes of a site, and the homes in all languages, published or not."""

    above: list[Page]
    homes: list[Page]


def top_of(root: Page) -> Top:
    """The top of the tree over the root of a site, which is the home in the source language."""
    return remembered(("top", root.pk), lambda: _find(root))


def _find(root: Page) -> Top:
    above = Q(
        path__in=[root.path[:end] for end in range(root.steplen, len(root.path), root.steplen)]
    )
    homes = Q(translation_key=root.translation_key)
    pages = list(for_links(Page.objects.filter(above | homes)).order_by("path"))
    return Top(
        above=[page for page in pages if page.depth < root.depth],
        homes=[page for page in pages if page.translation_key == root.translation_key],
    )
