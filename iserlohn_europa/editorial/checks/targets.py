"""Which of the pages that a text leads to are hidden from visitors."""

from collections.abc import Collection

from wagtail.models import Page


def hidden_and_gone(numbers: Collection[int]) -> tuple[set[int], set[int]]:
    """Those pages that are not public, or below one that is not, and those that do not exist.

    No titles: who sends the number of a page need not be somebody who may read it.
    """
    if not numbers:
        return set(), set()
    pages = {page.pk: page for page in Page.objects.filter(pk__in=numbers)}
    above = {page: _path_down_to(page) for page in pages.values()}
    paths = {path for way in above.values() for path in way}
    offline = set(Page.objects.filter(path__in=paths, live=False).values_list("path", flat=True))
    hidden = {page.pk for page, way in above.items() if offline & way}
    return hidden, set(numbers) - pages.keys()


def _path_down_to(page: Page) -> set[str]:
    """The paths of a page and of the pages above it, without the root of the tree."""
    step = page.steplen
    return {page.path[:end] for end in range(2 * step, len(page.path) + 1, step)}
