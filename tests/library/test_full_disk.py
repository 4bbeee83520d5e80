"""A full disk refuses files in plain words, and nothing of them is left."""

import errno
from collections import namedtuple

import pytest
from django.core.files.base import ContentFile

from iserlohn_europa.library import storage
from iserlohn_europa.library.storage import WholeFilesStorage
from tests.library.doors import DOCUMENTS, PICTURES, everything_stored, upload
from tests.library.pictures import telling_png

Usage = namedtuple("Usage", "total used free")
DOORS = pytest.mark.parametrize("door", ["single", "multiple", "chooser"])


@pytest.fixture
def full_disk(monkeypatch):
    """So little is left that the next file would fill the disk."""
    free = storage.LEAST_BYTES_FREE + 10
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda folder: Usage(free, 0, free))


@DOORS
@pytest.mark.parametrize(
    ("app", "data", "name"),
    [(PICTURES, telling_png(), "brunnen.png"), (DOCUMENTS, b"Guten Tag, Almelo", "brief.txt")],
)
def test_a_file_is_refused_in_plain_words(editor, home, full_disk, app, data, name, door):
    before = everything_stored()
    answer = upload(editor, app, door, data, name)
    assert "kein Platz mehr" in answer.text
    assert everything_stored() == before


@pytest.mark.parametrize("app", [PICTURES, DOCUMENTS])
def test_a_file_that_fits_is_taken(editor, home, full_disk, monkeypatch, app):
    monkeypatch.setattr(storage, "LEAST_BYTES_FREE", 0)
    data, name = (telling_png(), "b.png") if app == PICTURES else (b"kurz", "b.txt")
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda folder: Usage(9**9, 0, 9**9))
    before = everything_stored()
    upload(editor, app, "single", data, name)
    assert everything_stored() != before


class Filling(ContentFile):
    """A file whose second half finds no room."""

    def chunks(self, chunk_size=None):
        yield self.file.getvalue()[:2]
        raise OSError(errno.ENOSPC, "No space left on device")


def test_no_half_of_a_file_is_left(tmp_path):
    with pytest.raises(OSError, match="No space"):
        WholeFilesStorage(tmp_path).save("brunnen.jpg", Filling(b"1234"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_the_same_name_stays(tmp_path):
    kept = WholeFilesStorage(tmp_path)
    kept.save("brunnen.jpg", ContentFile(b"1234"))
    with pytest.raises(OSError, match="No space"):
        kept.save("brunnen.jpg", Filling(b"5678"))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"1234"]
