"""Backups on real databases: from one kind to the other, and while somebody writes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.operations.backup.taking import write
from tests.conftest import keeping, make_home
from tests.databases import FileCopy, fingerprint
from tests.factories import StandardPageFactory

from .archives import lines_of, manifest_of

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
# Somebody adds a row while the backup is being made, and does not have to wait for it.
WRITING_MEANWHILE = """
import sys, threading
from pathlib import Path
from wagtail.contrib.redirects.models import Redirect
from iserlohn_europa.operations.backup.taking import snapshot, write

def add():
    Redirect.objects.create(old_path="/neu", redirect_link="https://example.org/")

with Path(sys.argv[1]).open("wb") as file, snapshot():
    assert not Redirect.objects.exists()
    editor = threading.Thread(target=add)
    editor.start()
    editor.join(5)
    assert not editor.is_alive()
    write(file)
assert Redirect.objects.exists()
"""


class Installation:
    """A folder of data and a database, used by processes of their own."""

    def __init__(self, folder: Path, database_url: str):
        self.folder = folder
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
            "BASE_URL": "http://localhost",
            "SECRET_KEY": "only-for-tests-" + "x" * 50,
            "DATA_DIR": str(folder),
            "DATABASE_URL": database_url,
        }

    def manage(self, *arguments) -> None:
        self.run("manage.py", *arguments)

    def run(self, *arguments) -> None:
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker, tmp_path_factory):
    """A backup of a small site, from the database that the tests run on."""
    path = tmp_path_factory.mktemp("backup") / "site.zip"

    def make():
        page = StandardPageFactory(parent=make_home(), title="Übermorgen", slug="uebermorgen")
        page.save_revision().publish()
        CustomImage.objects.create(title="Karte", file=get_test_image_file())

    with keeping(django_db_blocker) as keep:
        keep(make)
        with path.open("wb") as file:
            write(file)
    return path


@pytest.fixture
def databases(pytestconfig):
    """The folder where migrated databases are kept."""
    return pytestconfig.cache.mkdir("databases")


@pytest.fixture
def on_sqlite(tmp_path, databases):
    """An empty installation with SQLite; migrated already where a migrated one is kept."""
    folder = tmp_path / "sqlite"
    folder.mkdir()
    kept = FileCopy(databases)
    if kept.exists():
        shutil.copy(kept.path, folder / "db.sqlite3")
    return Installation(folder, "")


@pytest.fixture
def on_postgresql(tmp_path, django_db_setup, django_db_blocker):
    """An empty installation with PostgreSQL, where the tests have one."""
    if connection.vendor != "postgresql":
        pytest.skip("The tests run on SQLite.")
    address = urlsplit(os.environ["DATABASE_URL"])
    name = f"{connection.settings_dict['NAME']}_elsewhere"
    kept = f"kept_{address.path[1:]}_{fingerprint()}"
    quoted = connection.ops.quote_name(name)
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [kept])
        template = f" TEMPLATE {connection.ops.quote_name(kept)}" if cursor.fetchone() else ""
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
        cursor.execute(f"CREATE DATABASE {quoted}{template}")
    yield Installation(tmp_path / "postgresql", urlunsplit(address._replace(path=f"/{name}")))
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")


def of_this_database(archive: Path, again: Path) -> dict:
    """Members that have grown: only SQLite has a model for its index, with rights of its own."""
    names = [f"database/{table}.jsonl" for table in ("auth_permission", "django_content_type")]
    for name in names:
        assert lines_of(archive, name) <= lines_of(again, name)
    return {name: manifest_of(again)["members"][name] for name in names}


@pytest.mark.parametrize("kind", ["on_sqlite", "on_postgresql"])
def test_the_same_site_on_another_database(archive, kind, request, tmp_path):
    site, again = request.getfixturevalue(kind), tmp_path / "again.zip"
    site.manage("restore", archive)
    site.manage("backup", again)
    before, after = manifest_of(archive), manifest_of(again)
    assert after["members"] == before["members"] | of_this_database(archive, again)
    assert after["database"] == kind.removeprefix("on_")
    assert again.stat().st_mode & 0o777 == 0o600
    during = tmp_path / "during.zip"
    site.run("-c", "import django; django.setup()\n" + WRITING_MEANWHILE, during)
    told = manifest_of(during)["tables"]
    assert told["wagtailredirects_redirect"]["rows"] == 0
    assert told == after["tables"]
