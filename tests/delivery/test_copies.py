"""A copy says of itself what HTTP wants to know."""

import gzip

import brotli
import pytest

from iserlohn_europa.delivery.copies import Copy, best_coding, may_be_copied

HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-cache"),
    ("Vary", "Cookie"),
    ("Content-Length", "12"),
    ("ETag", '"of Django"'),
    ("X-Frame-Options", "SAMEORIGIN"),
]
BODY = "<h1>Städte</h1>".encode() * 50
CHANGED_AT = 1_700_000_000
COPY = Copy.of(HEADERS, BODY, CHANGED_AT)


def headers(coding):
    return dict(COPY.in_coding(coding)[0])


@pytest.mark.parametrize(
    ("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_every_coding_holds_the_same_page(coding, unpack):
    said, body = COPY.in_coding(coding)
    assert unpack(body[0]) == BODY
    assert dict(said)["Content-Length"] == str(len(body[0]))
    assert dict(said).get("Content-Encoding", "") == coding
    assert [name for name, _ in said].count("Content-Length") == 1


def test_a_copy_has_one_etag_of_its_own_and_tells_what_it_varies_by():
    said = headers("br")
    assert said["ETag"] == COPY.etag != '"of Django"'
    assert said["Vary"] == "Cookie, Accept-Encoding"
    assert said["Last-Modified"] == "Tue, 14 Nov 2023 22:13:20 GMT"
    assert said["X-Frame-Options"] == "SAMEORIGIN"


def test_the_etag_is_that_of_the_words_alone():
    assert Copy.of(HEADERS, BODY, CHANGED_AT + 9).etag == COPY.etag
    assert Copy.of(HEADERS, BODY + b" ", CHANGED_AT).etag != COPY.etag


@pytest.mark.parametrize(
    ("asked", "is_known"),
    [
        ({}, False),
        ({"HTTP_IF_NONE_MATCH": COPY.etag}, True),
        ({"HTTP_IF_NONE_MATCH": COPY.etag.removeprefix("W/")}, True),
        ({"HTTP_IF_NONE_MATCH": f'"a", {COPY.etag}'}, True),
        ({"HTTP_IF_NONE_MATCH": "*"}, True),
        ({"HTTP_IF_NONE_MATCH": '"a"'}, False),
        ({"HTTP_IF_MODIFIED_SINCE": "Tue, 14 Nov 2023 22:13:20 GMT"}, True),
        ({"HTTP_IF_MODIFIED_SINCE": "Tue, 14 Nov 2023 22:13:19 GMT"}, False),
        ({"HTTP_IF_MODIFIED_SINCE": "yesterday"}, False),
        # The tag counts, whatever the date says.
        (
            {
                "HTTP_IF_NONE_MATCH": '"a"',
                "HTTP_IF_MODIFIED_SINCE": "Tue, 14 Nov 2023 22:13:20 GMT",
            },
            False,
        ),
    ],
)
def test_who_has_it_already_is_told_so(asked, is_known):
    assert COPY.is_known_to(asked) is is_known


def test_not_modified_repeats_what_caches_need():
    assert {name for name, _ in COPY.not_modified()} == {
        "Cache-Control",
        "ETag",
        "Last-Modified",
        "Vary",
    }


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("gzip;q=0", ""),
        ("identity", ""),
        ("deflate", ""),
        ("", ""),
        ("gzip;q=.., br;q=.", ""),
    ],
)
def test_the_best_coding_is_sent_that_is_understood(accepted, coding):
    assert best_coding(accepted) == coding


def test_whole_public_answers_may_be_copied():
    assert may_be_copied("200 OK", HEADERS)


def test_the_catalogue_of_open_data_may_be_copied():
    said = dict(HEADERS) | {"Content-Type": "application/ld+json"}
    assert may_be_copied("200 OK", list(said.items()))


@pytest.mark.parametrize(
    ("status", "changes"),
    [
        ("404 Not Found", {}),
        ("302 Found", {}),
        ("206 Partial Content", {}),
        ("200 OK", {"Cache-Control": "no-store"}),
        ("200 OK", {"Cache-Control": "max-age=0, private"}),
        ("200 OK", {"Set-Cookie": "sessionid=x"}),
        ("200 OK", {"Content-Type": "application/pdf"}),
        ("200 OK", {"Content-Type": ""}),
        ("200 OK", {"Content-Encoding": "gzip"}),
        ("200 OK", {"Content-Length": str(3 * 1024 * 1024)}),
    ],
)
def test_others_may_not(status, changes):
    assert not may_be_copied(status, list((dict(HEADERS) | changes).items()))


def test_a_stream_may_not():
    assert not may_be_copied(
        "200 OK", [header for header in HEADERS if header[0] != "Content-Length"]
    )
