"""A backup holds the site, and an empty installation filled from it is the same site."""

import io
import zipfile

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import FileField, Value
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from iserlohn_europa.accounts.models import User
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.operations.backup import BackupError, back_up, restore
from iserlohn_europa.operations.backup.tables import all_tables, is_kept
from iserlohn_europa.operations.backup.taking import write
from tests.conftest import keeping, make_first_content, without_maps

from .archives import manifest_of

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.make_aware(timezone.datetime(2019, 5, 6, 7, 8, 9, 123456))


def written(path):
    """The site as it is in this test, as an archive."""
    with path.open("wb") as file:
        write(file)
    return path


def make_site():
    """The first content, and what it does not have."""
    make_first_content()
    user = User.objects.create_user("anna", "anna@example.org", "zwölf Sterne im Kreis")
    user.date_joined = LONG_AGO
    user.save()
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    Redirect.objects.create(old_path="/früher", redirect_link="https://example.org/ä?x=1&y=2")
    page = Page.objects.last()
    entry = PageLogEntry.objects.log_action(page, "wagtail.edit", data={"b": [1.5, None], "a": "ß"})
    PageLogEntry.objects.filter(pk=entry.pk).update(
        data=Value(None, PageLogEntry._meta.get_field("data"))
    )
    Session.objects.create(session_key="x", session_data="", expire_date=timezone.now())


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, tmp_path_factory):
    """A backup of a site that is gone when the tests begin; its files are still there."""
    path = tmp_path_factory.mktemp("backup") / "site.zip"
    with without_maps(), keeping(django_db_blocker) as keep:
        keep(make_site)
        written(path)
    return path


def test_an_empty_installation_becomes_the_same_site(archive, tmp_path):
    for member in manifest_of(archive)["members"]:
        if member.startswith("media/"):
            default_storage.delete(member.removeprefix("media/"))
    restore(archive)
    before, after = manifest_of(archive), manifest_of(written(tmp_path / "again.zip"))
    assert before["members"] == after["members"]
    assert before["tables"] == after["tables"]
    assert before["tables"]["wagtailcore_page"]["rows"] > 100
    assert User.objects.get().date_joined == LONG_AGO
    assert User.objects.get().check_password("zwölf Sterne im Kreis")
    assert all(default_storage.exists(image.file.name) for image in CustomImage.objects.all())


def test_a_restored_site_is_found_and_can_grow(archive):
    restore(archive)
    assert Page.objects.search("Almelo").count()
    old = set(Redirect.objects.values_list("pk", flat=True))
    new = Redirect.objects.create(old_path="/neu", redirect_link="https://example.org/")
    assert new.pk not in old
    assert new.pk == max(old) + 1


def test_what_belongs_to_the_moment_and_what_is_secret_is_not_in_it(archive):
    tables = manifest_of(archive)["tables"]
    assert "django_session" not in tables
    assert "accounts_signinattempt" not in tables
    with zipfile.ZipFile(archive) as opened:
        assert not [
            name for name in opened.namelist() if settings.SECRET_KEY.encode() in opened.read(name)
        ]


def test_no_row_that_is_kept_needs_one_that_is_left_out():
    kept = {table.name: table for table in tables_of_this_site() if is_kept(table)}
    needed = {
        field.related_model._meta.db_table
        for table in kept.values()
        for field in table.fields
        if field.remote_field
    }
    assert needed <= kept.keys()


def test_all_files_lie_where_the_backup_looks_for_them():
    kept = {table.name for table in tables_of_this_site() if is_kept(table)}
    storages = {
        field.storage
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, FileField) and model._meta.db_table in kept
    }
    assert storages == {default_storage}


def tables_of_this_site():
    return all_tables(MigrationLoader(connection).project_state())


def test_a_file_that_is_gone_is_told_and_stops_nothing(archive):
    restore(archive)
    gone = CustomImage.objects.first().file.name
    default_storage.delete(gone)
    file = io.BytesIO()
    taken = write(file)
    assert taken.missing == [gone]
    assert f"media/{gone}" not in zipfile.ZipFile(file).namelist()


def test_a_backup_replaces_no_file(tmp_path):
    path = tmp_path / "wichtig.txt"
    path.write_text("von früher")
    with pytest.raises(CommandError, match="gibt es schon"):
        call_command("backup", path)
    assert path.read_text() == "von früher"


def test_where_nobody_can_write_a_sentence_says_so(tmp_path):
    with pytest.raises(BackupError, match="ließ sich nicht schreiben"):
        back_up(tmp_path / "kein" / "Ordner.zip")


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("iserlohn_europa.operations.backup.taking.write", full)
    monkeypatch.setattr("iserlohn_europa.operations.backup.taking.snapshot", io.StringIO)
    with pytest.raises(BackupError, match="No space left"):
        back_up(tmp_path / "site.zip")
    assert not list(tmp_path.iterdir())
