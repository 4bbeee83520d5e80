"""Which files are taken for films."""

import pytest

from iserlohn_europa.library.contents import holds_what_it_promises


def film(brand: bytes, *others: bytes) -> bytes:
    """The beginning of a film that names these brands."""
    brands = brand + bytes(4) + b"".join(others)
    return (8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands + bytes(600)


@pytest.mark.parametrize(
    "data",
    [
        film(b"isom", b"isom", b"iso2", b"avc1", b"mp41"),
        film(b"mp42", b"isom", b"mp42"),  # telephones
        film(b"iso5", b"iso5", b"iso6"),  # written in fragments
        film(b"iso4"),
        film(b"avc1"),
        film(b"MSNV"),  # cameras
        film(b"M4V ", b"M4V ", b"M4A "),  # editors
        film(b"dash", b"iso6"),
    ],
)
def test_films_of_telephones_cameras_and_editors_are_taken(data):
    assert holds_what_it_promises(data, "mp4")
    assert not holds_what_it_promises(data, "webm")


@pytest.mark.parametrize(
    "data",
    [
        film(b"heic", b"mif1", b"heic"),
        film(b"avis", b"msf1", b"iso8", b"mif1"),
        film(b"M4A ", b"M4A ", b"iso2"),
        film(b"qt  ", b"qt  "),
        film(b"crx "),
        b"",
        b"ftyp",
        b"\x00\x00\x00\x10ftyp",
    ],
)
def test_pictures_sounds_and_films_for_one_system_are_none(data):
    assert not holds_what_it_promises(data, "mp4")
