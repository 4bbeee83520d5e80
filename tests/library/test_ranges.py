"""Players of films ask for parts of a file; what makes no sense gets the whole, or nothing."""

import pytest
from django.core.files.base import ContentFile

from iserlohn_europa.library.models import CustomDocument

CONTENT = b"0123456789"


@pytest.fixture(scope="module")
def _film(for_the_module):
    file = ContentFile(CONTENT, name="film.mp4")
    return for_the_module(lambda: CustomDocument.objects.create(title="Film", file=file))


@pytest.fixture
def ask(client, _film, db):
    return lambda wanted, **headers: client.get(_film.url, headers={"Range": wanted, **headers})


@pytest.mark.parametrize(
    ("wanted", "content", "place"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=4-", b"456789", "bytes 4-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-30", CONTENT, "bytes 0-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
        ("bytes=9-9", b"9", "bytes 9-9/10"),
    ],
)
def test_a_part_is_what_was_asked_for_and_says_where_it_stands(ask, wanted, content, place):
    answer = ask(wanted)
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Range"] == place
    assert answer["Content-Length"] == str(len(content))
    assert answer["Content-Type"] == "video/mp4"
    assert "Content-Encoding" not in answer


@pytest.mark.parametrize("wanted", ["", "bytes=-", "bytes=0-1,4-5", "seconds=0-3", "bytes=a-b"])
def test_what_is_no_single_part_is_answered_with_the_whole(ask, wanted):
    answer = ask(wanted)
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, CONTENT)
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=7-3", "bytes=99-100", "bytes=-0"])
def test_a_part_that_does_not_exist_is_refused_with_the_size(ask, wanted):
    answer = ask(wanted)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */10")


def test_a_part_of_another_version_is_the_whole_of_this_one(ask):
    assert ask("bytes=0-3", **{"If-Range": '"another"'}).status_code == 200
    same = ask("")["ETag"]
    assert ask("bytes=0-3", **{"If-Range": same}).status_code == 206
