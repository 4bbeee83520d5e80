"""Fills an empty installation from a backup, wholly or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from wagtail.models import Page

from iserlohn_europa.delivery.store import STORE

from .archive import Archive, digest_of, opened
from .problems import BackupError
from .tables import all_tables, is_kept
from .taking import member_of

FILES = "media/"
PAGES_OF_WAGTAIL = 2  # the root and a welcome: its migrations make them


def restore(path: Path) -> None:
    """Fills database and folder of files; refuses before anything is touched.

    An older backup is filled in as it was and then brought up to date by the migrations.
    """
    with opened(path) as archive:
        executor = MigrationExecutor(connection)
        migrations = [tuple(key) for key in archive.manifest["migrations"]]
        refuse_unknown(migrations, executor.loader)
        refuse_what_is_not_empty(migrations, executor.loader)
        refuse_other_files(archive)
        tables = all_tables(executor.loader.project_state(migrations))
        refuse_other_columns(archive, tables)
        executor.migrate(last_of(migrations, executor.loader))
        fill(archive, tables)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("update_index", verbosity=0)
    if settings.KEEPS_COPIES:
        STORE.begin()
        STORE.forget_last()


def refuse_unknown(migrations, loader) -> None:
    """A backup of a newer version of the site."""
    if unknown := [".".join(key) for key in migrations if key not in loader.graph.nodes]:
        raise BackupError(
            _("Diese Fassung der Website ist älter als die Sicherung. Ihr fehlt: %(names)s")
            % {"names": ", ".join(unknown)}
        )


def refuse_what_is_not_empty(migrations, loader) -> None:
    """A database with a site in it, with other tables, or one that is newer than the backup."""
    applied = set(loader.applied_migrations) & set(loader.graph.nodes)
    if not applied:
        is_empty = not connection.introspection.table_names()
    elif is_empty := applied <= set(migrations):
        is_empty = not get_user_model().objects.exists()
        is_empty = is_empty and Page.objects.count() <= PAGES_OF_WAGTAIL
    if not is_empty:
        raise BackupError(
            _(
                "Die Datenbank ist nicht leer. Legen Sie eine neue an und geben Sie sie mit "
                "DATABASE_URL oder DATA_DIR an; mit prepare_site wird sie erst danach eingerichtet."
            )
        )


def refuse_other_files(archive: Archive) -> None:
    """Files of the same names with another content. The same are left from a try before."""
    for member in archive.names(FILES):
        name = member.removeprefix(FILES)
        if default_storage.exists(name):
            with default_storage.open(name) as file:
                is_same = digest_of(file) == archive.sha256(member)
            if not is_same:
                raise BackupError(
                    _("Die Datei %(name)s gibt es schon, mit anderem Inhalt.") % {"name": name}
                )


def refuse_other_columns(archive: Archive, tables) -> None:
    """Rows that would not fit."""
    told = {name: facts["columns"] for name, facts in archive.manifest["tables"].items()}
    if told != {table.name: table.columns for table in tables if is_kept(table)}:
        raise BackupError(_("Die Tabellen der Sicherung passen nicht zu ihren Migrationen."))


def last_of(migrations, loader) -> list[tuple[str, str]]:
    """The last migration of each app: for an earlier one, Django would take back the later."""
    known = set(migrations)
    return [
        key
        for key in migrations
        if not any(child.key in known and child.key[0] == key[0] for child in children(loader, key))
    ]


def children(loader, key):
    """The migrations that follow one."""
    return loader.graph.node_map[key].children


def fill(archive: Archive, tables) -> None:
    """Files and rows; what was written goes again if anything fails."""
    written: list[str] = []
    try:
        for member in archive.names(FILES):
            name = member.removeprefix(FILES)
            if not default_storage.exists(name):
                with archive.open(member) as file:
                    written.append(default_storage.save(name, File(file)))
                settle_file(name)
        with transaction.atomic():
            write_rows(archive, tables)
    except BaseException:
        for name in written:
            default_storage.delete(name)
        raise


def settle_file(name: str) -> None:
    """Has the disk keep a file before there are rows that name it, where it lies on one."""
    with suppress(NotImplementedError), Path(default_storage.path(name)).open("rb") as file:
        os.fsync(file.fileno())


def write_rows(archive: Archive, tables) -> None:
    """All rows as they were, in place of what the migrations have made."""
    for table in tables:
        table.model._base_manager.all()._raw_delete(connection.alias)
    for table in tables:
        if is_kept(table):
            table.write(archive.lines(member_of(table.name)))
    connection.check_constraints()
    models = [table.model for table in tables]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
