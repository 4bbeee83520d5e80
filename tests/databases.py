"""The test database: made by all migrations once, and from then on copied.

Migrations take as long as a thousand tests. What they have made is kept until one of them changes:
of SQLite a file, of PostgreSQL a database that others are made after.
"""

import fcntl
import functools
import hashlib
import inspect
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@contextmanager
def kept_copy(folder: Path) -> Iterator[None]:
    """Inside, Django finds what all migrations make, or makes it for whoever comes after.

    One process at a time: the first makes the copy, and all others wait for it.
    """
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        copy = {"sqlite": FileCopy, "postgresql": DatabaseCopy}[connection.vendor](folder)
        if copy.exists():
            with copy.offered():
                yield
        else:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(Apps, "get_swappable_settings_name", SettledNames())
                yield
            copy.keep()


def fingerprint() -> str:
    """Changes with every migration, ours and those of packages."""
    digest = hashlib.sha256()
    for name, migration in sorted(MigrationLoader(None).disk_migrations.items()):
        digest.update(repr(name).encode())
        digest.update(Path(inspect.getfile(type(migration))).read_bytes())
    return digest.hexdigest()[:16]


class FileCopy:
    """A file, for the database that SQLite keeps in memory."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.path = folder / f"{fingerprint()}.sqlite3"

    def exists(self) -> bool:
        return self.path.is_file()

    @contextmanager
    def offered(self) -> Iterator[None]:
        """Memory is kept while anybody is connected to it: here, until Django is."""
        name = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(name, uri=True)) as memory:
            with closing(sqlite3.connect(self.path)) as file:
                file.backup(memory)
            yield

    def keep(self) -> None:
        for old in self.folder.glob("*.sqlite3*"):
            old.unlink()
        draft = self.path.with_suffix(".sqlite3-draft")
        connection.ensure_connection()
        with closing(sqlite3.connect(draft)) as file:
            connection.connection.backup(file)
        draft.rename(self.path)


class DatabaseCopy:
    """A database that PostgreSQL copies, beside those that it is made for."""

    def __init__(self, folder: Path):
        self.prefix = f"kept_{connection.settings_dict['NAME']}_"
        self.name = self.prefix + fingerprint()

    def exists(self) -> bool:
        return self.name in self._all_kept()

    @contextmanager
    def offered(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(connection.settings_dict["TEST"], "TEMPLATE", self.name)
            yield

    def keep(self) -> None:
        quoted, made = connection.ops.quote_name, connection.settings_dict["NAME"]
        connection.close()  # nobody may be connected to what is copied
        with connection._nodb_cursor() as cursor:
            for old in self._all_kept():
                cursor.execute(f"DROP DATABASE {quoted(old)}")
            cursor.execute(f"CREATE DATABASE {quoted(self.name)} TEMPLATE {quoted(made)}")

    def _all_kept(self) -> list[str]:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database")
            return [name for (name,) in cursor.fetchall() if name.startswith(self.prefix)]


class SettledNames:
    """Which setting names a model, found once: Apps.get_swappable_settings_name and its memory.

    Django means to keep it, but forgets it with each model that a migration draws up, and so looks
    through all models for every field of every migration: a sixth of the time they take.
    """

    def __init__(self):
        self._find = functools.cache(functools.partial(Apps.get_swappable_settings_name, apps))

    def __call__(self, to_string: str) -> str | None:
        return self._find(to_string)

    def cache_clear(self) -> None:
        """What the settings say does not change."""


@contextmanager
def a_copy_of_our_own(folder: Path) -> Iterator[str]:
    """The address of a copy of the test database, for processes that commit what they do."""
    if connection.vendor == "sqlite":
        file = folder / "db.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        yield f"sqlite:///{file}"
        return
    quoted, name = connection.ops.quote_name, connection.settings_dict["NAME"]
    copy = f"{name}_of_processes"
    connection.close()  # nobody may be connected to what is copied
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted(copy)}")
        cursor.execute(f"CREATE DATABASE {quoted(copy)} TEMPLATE {quoted(name)}")
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{copy}").geturl()
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {quoted(copy)} WITH (FORCE)")
