"""What every page shows alike, asked for once while nothing changes that visitors could see.

The server (iserlohn_europa/delivery) lends each request of a reader a dictionary that lives as long
as the state of the site. Where nobody lends one, as in development, it lives as long as the
request. Outside of requests, and while something may be changed, nothing is remembered.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from http import HTTPMethod
from typing import Any

LENT = "iserlohn_europa.remembered"  # in the WSGI environment

_known: ContextVar[dict | None] = ContextVar("known", default=None)


def remembered(name: Hashable, ask: Callable[[], Any]) -> Any:
    """What `ask` answered first. Threads share it: nobody may change it.

    It must depend on nothing but its name and on what is published, never on who asks for what.
    """
    known = _known.get()
    if known is None:
        return ask()
    if name not in known:
        known[name] = ask()
    return known[name]


@contextmanager
def remembering(known: dict) -> Iterator[None]:
    """Remembers in that dictionary what is asked for inside."""
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


class RememberingMiddleware:
    """Remembers while a request is answered that changes nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in {HTTPMethod.GET, HTTPMethod.HEAD}:
            return self.get_response(request)
        with remembering(request.META.get(LENT, {})):
            return self.get_response(request)
