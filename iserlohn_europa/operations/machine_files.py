"""What machines fetch beside the pages: feeds, calendars and data, which no sitemap names."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from iserlohn_europa.opendata.datasets import DATASETS

STAFF = "admin/"
VARIABLE = set("<(^\\")  # routes that lead to more than one address, and regular expressions


def machine_files() -> list[str]:
    """The paths of all files that have one address each, and of all data."""
    data = (dataset.path(form) for dataset in DATASETS.values() for form in dataset.forms)
    return [*_files(get_resolver().url_patterns), *data]


def _files(patterns: Iterable[URLPattern | URLResolver], begin: str = "") -> Iterator[str]:
    for each in patterns:
        route = begin + str(each.pattern)
        if route.startswith(STAFF) or VARIABLE & set(route):
            continue
        if isinstance(each, URLResolver):
            yield from _files(each.url_patterns, route)
        elif "." in route:
            yield f"/{route}"
