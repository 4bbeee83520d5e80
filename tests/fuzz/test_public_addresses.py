"""No address, however strange, makes the public site fail."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from .strategies import any_text, hostile, numbers

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.django_db]

PARAMETERS = [
    "query",
    "text",
    "sprache",
    "seite",
    "archiv",
    "jahr",
    "next",
    "page",
    "thema",
    "stadt",
    "format",
    "p",
    "art",
    "ab",
]
FIXED = [
    "/sitemap.xml",
    "/robots.txt",
    "/media/",
    "/documents/1/",
    "/suche/vorschlaege.json",
    "/vorschau/x/",
    "/admin/",
    "/admin/login/",
]
FEEDS = ["/veranstaltungen/kalender.ics", "/veranstaltungen/atom.xml", "/aktuelles/atom.xml"]


@pytest.fixture(scope="module")
def addresses(seeded, django_db_blocker) -> list[str]:
    """Every published page and what else has a fixed address."""
    with django_db_blocker.unblock():
        return [page.url for page in Page.objects.live().filter(depth__gt=1)] + FIXED + FEEDS


def percent(text: str) -> str:
    """Text as part of an address; lone surrogates as the bytes somebody might send for them."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


names = st.sampled_from(PARAMETERS) | any_text
pairs = st.tuples(names, any_text | numbers).map(lambda pair: "=".join(map(percent, pair)))
query_strings = st.lists(pairs, max_size=6).map("&".join) | st.text(
    st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#"), max_size=80
)
methods = st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT"])
headers = st.dictionaries(
    st.sampled_from(
        ["Accept-Language", "If-Modified-Since", "Range", "Cookie", "Referer", "X-Forwarded-Proto"]
    ),
    hostile.filter(lambda text: text.isascii() and text.isprintable()),
    max_size=3,
)


def assert_answered(address: str, method: str = "GET", **request):
    client = Client(raise_request_exception=False)
    path, _mark, query = address.partition("?")
    response = client.generic(method, path, QUERY_STRING=query, **request)
    assert response.status_code < 500, (method, address)


@given(st.data(), query_strings, methods, headers)
def test_any_question_to_a_page_is_answered(addresses, data, query, method, headers):
    address = data.draw(st.sampled_from(addresses))
    assert_answered(f"{address}?{query}", method, headers=headers)


@given(any_text | st.lists(any_text, max_size=12).map(" ".join), numbers | any_text)
def test_any_search_is_answered(query, number):
    assert_answered(f"/suche/?query={percent(query)}&seite={percent(number)}")
    assert_answered(f"/suche/?query=Almelo&jahr={percent(number)}&art={percent(query)}")
    assert_answered(f"/suche/vorschlaege.json?text={percent(query)}&sprache={percent(number)}")


@given(st.data(), st.lists(any_text | numbers, min_size=1, max_size=4), st.booleans())
def test_any_path_is_answered(addresses, data, parts, ends_in_slash):
    start = data.draw(st.sampled_from([*addresses, "/en/", "/static/"]))
    path = "/".join(map(percent, parts)) + "/" * ends_in_slash
    assert_answered(start + path)
