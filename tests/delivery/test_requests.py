"""Only what everybody would get alike is kept for others."""

import pytest

from iserlohn_europa.delivery.requests import Site, may_be_kept

SITE = Site(host="europa.example.org", is_secure=True, session_cookie="sessionid")
PLAIN = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/",
    "QUERY_STRING": "",
    "HTTP_HOST": "europa.example.org",
    "HTTP_X_FORWARDED_PROTO": "https",
}


def asked(**changes):
    return SITE.answers_everybody_alike(PLAIN | changes)


def test_a_plain_request_is_answered_as_everybody_s_is():
    assert asked()
    assert asked(REQUEST_METHOD="HEAD")
    assert asked(HTTP_COOKIE="theme=dark; csrftoken=x")
    assert asked(HTTP_RANGE="bytes=0-10")


@pytest.mark.parametrize(
    "changes",
    [
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
        {"QUERY_STRING": "seite=2"},
        {"QUERY_STRING": "utm_source=x"},
        {"HTTP_HOST": "elsewhere.example.org"},
        {"HTTP_HOST": "europa.example.org:8000"},
        {"HTTP_COOKIE": "theme=dark; sessionid=abc"},
        {"HTTP_AUTHORIZATION": "Basic eA=="},
        {"HTTP_X_FORWARDED_PROTO": "http"},
    ],
)
def test_whatever_tells_one_from_others_reaches_django(changes):
    assert not asked(**changes)


def test_without_encryption_nobody_says_how_a_request_came():
    site = Site(host="localhost:8000", is_secure=False, session_cookie="sessionid")
    assert site.answers_everybody_alike(
        {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost:8000", "PATH_INFO": "/"}
    )


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/partnerstaedte/almelo/",
        "/sitemap.xml",
        "/veranstaltungen/kalender.ics",
        "/en/2007-a/",
    ],
)
def test_addresses_as_the_site_makes_them_are_kept(path):
    assert may_be_kept(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "almelo/",
        "//",
        "/Almelo/",
        "/../secret_key",
        "/a/../b/",
        "/.well-known/",
        "/a/.git",
        "/partnerstaedte/almelo",
        "/a.html.gz",
        "/index.html",
        "/partnerstaedte/index.html",
        "/a\n/",
        "/a\0/",
        "/städte/",
        "/" + "a" * 400 + "/",
        "/admin/",
        "/admin/pages/",
        "/documents/1/",
        "/media/a.jpg",
        "/static/site.css",
        "/vorschau/abc/",
    ],
)
def test_other_spellings_fill_no_disk(path):
    assert not may_be_kept(path)
