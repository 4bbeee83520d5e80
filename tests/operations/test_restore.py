"""What is damaged, unknown or in the way is refused before anything is touched."""

import random
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from iserlohn_europa.accounts.models import User
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.operations.backup import BackupError, restore, restoring
from iserlohn_europa.operations.backup.archive import MANIFEST, opened
from iserlohn_europa.operations.backup.taking import write
from tests.conftest import keeping, make_home

from .archives import changed, manifest_of, with_manifest

pytestmark = pytest.mark.django_db

REDIRECTS = "database/wagtailredirects_redirect.jsonl"


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, tmp_path_factory):
    """A backup of a small site, which is gone when the tests begin, with its picture."""
    path = tmp_path_factory.mktemp("backup") / "site.zip"

    def make():
        Redirect.objects.create(old_path="/alt", redirect_link="https://example.org/")
        return CustomImage.objects.create(title="Karte", file=get_test_image_file())

    with keeping(django_db_blocker) as keep:
        image = keep(make)
        with path.open("wb") as file:
            write(file)
    default_storage.delete(image.file.name)
    return path


def test_a_byte_that_has_flipped_anywhere_is_noticed_or_makes_no_difference(archive, tmp_path):
    whole, damaged = archive.read_bytes(), tmp_path / "damaged.zip"
    dice, noticed = random.Random(9), 0  # noqa: S311
    with zipfile.ZipFile(archive) as opened_archive:
        content = {name: opened_archive.read(name) for name in opened_archive.namelist()}
    for _ in range(300):
        place = dice.randrange(len(whole))
        damaged.write_bytes(
            whole[:place] + bytes([whole[place] ^ (1 << dice.randrange(8))]) + whole[place + 1 :]
        )
        try:
            with opened(damaged) as found:
                assert {name: found.open(name).read() for name in found.manifest["members"]} == {
                    name: content[name] for name in content if name != MANIFEST
                }
        except BackupError:
            noticed += 1
    assert noticed > 150


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.9, 0.999])
def test_half_an_archive_is_none(archive, tmp_path, part):
    damaged = tmp_path / "damaged.zip"
    whole = archive.read_bytes()
    damaged.write_bytes(whole[: int(len(whole) * part)])
    refused_untouched(damaged, "keine heile Sicherung")


@pytest.mark.parametrize(
    "contents",
    [
        {REDIRECTS: None},
        {REDIRECTS: b""},
        {MANIFEST: None},
        {MANIFEST: b"{}"},
        {MANIFEST: b"[1]"},
        {"database/more.jsonl": b"[1]\n"},
    ],
    ids=["missing", "other", "no manifest", "empty manifest", "no facts", "more"],
)
def test_members_are_those_of_the_manifest(archive, tmp_path, contents):
    refused_untouched(
        changed(archive, tmp_path / "damaged.zip", **contents), "keine heile Sicherung"
    )


def test_there_has_to_be_a_file(tmp_path):
    refused_untouched(tmp_path / "nichts.zip", "gibt es nicht")


def test_another_format_is_not_guessed_at(archive, tmp_path):
    refused_untouched(with_manifest(archive, tmp_path / "new.zip", format=2), "Format 2")


def test_a_backup_of_a_newer_version_is_refused(archive, tmp_path):
    migrations = [*manifest_of(archive)["migrations"], ["events", "0999_tomorrow"]]
    newer = with_manifest(archive, tmp_path / "newer.zip", migrations=migrations)
    refused(newer, "events.0999_tomorrow")


def test_rows_with_other_columns_are_refused(archive, tmp_path):
    tables = manifest_of(archive)["tables"]
    tables["wagtailredirects_redirect"]["columns"].remove("old_path")
    refused(with_manifest(archive, tmp_path / "odd.zip", tables=tables), "passen nicht")


def test_a_site_is_never_overwritten(archive):
    User.objects.create_user("anna", "anna@example.org")
    refused(archive, "nicht leer")


def test_pages_are_never_overwritten(archive):
    make_home()
    refused(archive, "nicht leer")


def test_a_database_that_is_newer_than_the_backup_is_refused(archive, tmp_path):
    migrations = manifest_of(archive)["migrations"][:-1]
    refused(with_manifest(archive, tmp_path / "old.zip", migrations=migrations), "nicht leer")


def test_another_file_of_the_same_name_is_kept(archive):
    member = next(each for each in manifest_of(archive)["members"] if each.startswith("media/"))
    name = default_storage.save(member.removeprefix("media/"), ContentFile(b"another"))
    try:
        refused(archive, "mit anderem Inhalt")
        assert default_storage.open(name).read() == b"another"
    finally:
        default_storage.delete(name)


def test_what_fails_on_the_way_leaves_nothing(archive, monkeypatch):
    def fail(archive, tables):
        Page.objects.all().delete()
        raise IntegrityError("no room")

    monkeypatch.setattr(restoring, "write_rows", fail)
    with pytest.raises(IntegrityError):
        restore(archive)
    assert Page.objects.exists()
    member = next(each for each in manifest_of(archive)["members"] if each.startswith("media/"))
    assert not default_storage.exists(member.removeprefix("media/"))


def test_a_try_that_was_interrupted_can_be_repeated(archive):
    """Its files lie there already, and are the same."""
    restore(archive)
    Redirect.objects.all().delete()
    restore(archive)
    assert Redirect.objects.get().old_path == "/alt"


def refused(path, words):
    """The command says why, in German, and the database stays as it is."""
    with (
        CaptureQueriesContext(connection) as captured,
        pytest.raises(CommandError, match=words),
    ):
        call_command("restore", path)
    writing = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER")
    assert not [query for query in captured if query["sql"].startswith(writing)]


def refused_untouched(path, words):
    """Nobody has even asked the database."""
    with CaptureQueriesContext(connection) as captured:
        refused(path, words)
    assert not len(captured)
