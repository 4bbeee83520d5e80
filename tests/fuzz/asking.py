"""How strangers and staff are answered, whatever they ask."""

import time
from urllib.parse import quote

from django.test import Client
from hypothesis import strategies as st

from tests.routes import PLACE, example, filled

from .strategies import any_text, numbers

SECONDS = 10  # of work: the slowest takes one

pieces = (any_text | numbers | st.sampled_from(["%00", "%2e%2e/", "%ff", "x" * 10_000])).map(
    lambda text: quote(text.encode("utf-8", "surrogatepass"), safe="%/")
)


def assert_answered(client: Client, method: str, address: str, **request) -> None:
    client.raise_request_exception = False
    path, _mark, query = address.partition("?")
    began = time.process_time()
    response = client.generic(method, path, QUERY_STRING=query, **request)
    response.getvalue()
    assert response.status_code < 500, (method, address[:200], request.get("content_type"))
    assert time.process_time() - began < SECONDS, (method, address[:200])


def address_of(draw, route: str) -> str:
    """An address of this route, of which one place holds something strange."""
    places = list(PLACE.finditer(route))
    strange = draw(st.integers(0, len(places) - 1)) if places else None
    here = iter(range(len(places)))
    piece = draw(pieces)
    return filled(route, lambda place: piece if next(here) == strange else example(place))
