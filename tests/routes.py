"""Every address of the site, as its URL patterns have it."""

import re
import uuid
from collections.abc import Callable

from django.urls import URLResolver, get_resolver

PLACE = re.compile(r"<(?:(\w+):)?(\w+)>|\((?:[^()]|\([^()]*\))*\)")
"""What stands for an argument: its converter and its name, or a group of a regular expression."""
EXAMPLES = {"int": "1", "uuid": str(uuid.UUID(int=1))}


def _below(patterns, begin: str = "") -> list[str]:
    found = []
    for each in patterns:
        route = begin + str(each.pattern)
        found += _below(each.url_patterns, route) if isinstance(each, URLResolver) else [route]
    return found


def filled(route: str, value: Callable[[re.Match], str]) -> str:
    """An address of this route, with such values in its places."""
    return "/" + PLACE.sub(value, route)


def example(place: re.Match) -> str:
    """A value that the route accepts."""
    if place[2] in {"pk", "object_id"}:
        return "1"
    return EXAMPLES.get(place[1], "1" if r"\d" in place[0] else "x")


ROUTES = [
    route.replace("^", "").replace("$", "").replace(r"\.", ".")
    for route in dict.fromkeys(_below(get_resolver().url_patterns))
    if "^.*" not in route  # whatever else begins like the admin
]
IN_THE_ADMIN = [route for route in ROUTES if route.startswith("admin/")]
# Without /readyz: its 503 is an answer, as nothing scheduled runs here.
PUBLIC = [route for route in ROUTES if not route.startswith("admin/") and route != "readyz"]
