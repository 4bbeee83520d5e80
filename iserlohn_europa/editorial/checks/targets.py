"""Which of the pages that a text leads to are hidden from visitors."""

from collections.abc import Collection

from wagtail.models import Page


def titles_of_hidden(numbers: Collection[int]) -> dict[int, str]:
    """The titles of those pages that are not public, or below one that is not; empty if gone."""
    if not numbers:
        return {}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=numbers)}
    above = {page: _path_down_to(page) for page in pages.values()}
    paths = {path for way in above.values() for path in way}
    offline = set(Page.objects.filter(path__in=paths, live=False).values_list("path", flat=True))
    hidden = {page.pk: page.title for page, way in above.items() if offline & way}
    return hidden | {number: "" for number in numbers if number not in pages}


def _path_down_to(page: Page) -> set[str]:
    """The paths of a page and of the pages above it, without the root of the tree."""
    step = page.steplen
    return {page.path[:end] for end in range(2 * step, len(page.path) + 1, step)}
