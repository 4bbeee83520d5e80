"""Whatever anybody sends to whichever public address is answered, and soon."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import BODIES, EDGE, FORM, PARTS, QUERIES
from tests.routes import PUBLIC, example, filled

from .asking import address_of, assert_answered
from .strategies import any_text, hostile, numbers

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.django_db]

FORMS = ["/suche/", "/veranstaltungen/", "/admin/login/", "/admin/password_reset/", "/_util/login/"]
"""What anybody may send a form to."""

kinds = st.sampled_from(
    [
        FORM,
        PARTS,
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=",
    ]
)
encodings = st.sampled_from(
    ["", "; charset=utf-8", "; charset=utf-7", "; charset=latin-1", "; charset=zip", "; charset="]
)
fields = st.lists(st.tuples(any_text, any_text | numbers), max_size=8)


def as_form(pairs) -> bytes:
    return "&".join(
        f"{quote(name.encode('utf-8', 'surrogatepass'))}="
        f"{quote(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in pairs
    ).encode()


def as_parts(pairs) -> bytes:
    parts = [
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in pairs
    ]
    return "".join([*parts, f"--{EDGE}--\r\n"]).encode("utf-8", "surrogatepass")


headers = st.dictionaries(
    st.sampled_from(["Accept-Language", "Cookie", "Referer", "Range", "X-Requested-With"]),
    st.tuples(
        hostile.filter(lambda text: text.isascii() and text.isprintable()),
        st.integers(1, 2_000),
    ).map(lambda pair: pair[0] * pair[1]),
    max_size=2,
)


bodies = fields.map(as_form) | fields.map(as_parts) | st.binary(max_size=2_000)


@given(st.data(), st.sampled_from(PUBLIC), st.sampled_from(["GET", "HEAD", "POST"]), headers)
def test_any_public_address_is_answered(data, route, method, headers):
    assert_answered(Client(), method, address_of(data.draw, route), headers=headers)


@given(st.sampled_from([*FORMS, "/", "/vorschau/x/"]), bodies, kinds, encodings)
def test_any_form_is_answered(address, body, kind, encoding):
    assert_answered(Client(), "POST", address, data=body, content_type=kind + encoding)


@given(st.sampled_from([*FORMS, "/", "/vorschau/x/"]), st.sampled_from(sorted(BODIES)))
def test_any_large_body_is_answered(address, kind):
    content_type, body = BODIES[kind]
    assert_answered(Client(), "POST", address, data=body, content_type=content_type)


@given(st.sampled_from(PUBLIC), st.sampled_from(sorted(QUERIES)), headers)
def test_any_long_query_is_answered(route, kind, headers):
    address = f"{filled(route, example)}?{QUERIES[kind]}"
    assert_answered(Client(), "GET", address, headers=headers)
