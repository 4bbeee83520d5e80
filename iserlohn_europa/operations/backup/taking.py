"""Takes a backup while editors go on working."""

import os
import tomllib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import django
import wagtail
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from .archive import BYTES_AT_ONCE, Writer, opened
from .problems import BackupError
from .tables import Table, all_tables, is_kept, line_of


@dataclass
class Taken:
    """What a backup holds, and the files that rows name but nobody could read."""

    rows: int = 0
    files: int = 0
    bytes: int = 0
    missing: list[str] = field(default_factory=list)


def back_up(path: Path) -> Taken:
    """Writes the whole site into a new file, readable for its owner alone.

    The file has its name only when it is whole: it was on the disk and has been read again.
    """
    if path.exists():
        raise BackupError(_("%(path)s gibt es schon.") % {"path": path})
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with snapshot():
                taken = write(file)
            file.flush()
            os.fsync(file.fileno())
        with opened(draft):
            taken.bytes = draft.stat().st_size
        draft.rename(path)
        settle(path.parent)
    except OSError as problem:
        raise BackupError(
            _("Die Sicherung ließ sich nicht schreiben: %(reason)s") % {"reason": problem}
        ) from problem
    finally:
        with suppress(OSError):
            draft.unlink()
    return taken


@contextmanager
def snapshot() -> Iterator[None]:
    """Inside, the database stays as it is now, and nobody who writes has to wait."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        usual = connection.transaction_mode
        connection.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic(durable=True):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = usual


def write(file) -> Taken:
    """Writes rows, and then the files that they name.

    Files are never changed in their place, so they are as old as the rows. What is deleted in the
    meantime is told.
    """
    loader = MigrationLoader(connection)
    applied = sorted(key for key in loader.applied_migrations if key in loader.graph.nodes)
    writer, taken = Writer(file), Taken()
    names: set[str] = set()
    tables = {}
    for table in all_tables(loader.project_state(applied)):
        if is_kept(table):
            before = taken.rows
            writer.add(member_of(table.name), _lines(table, taken, names))
            tables[table.name] = {"columns": table.columns, "rows": taken.rows - before}
    for name in sorted(names):
        _add_file(writer, name, taken)
    writer.close(
        {
            "made_at": timezone.now().isoformat(),
            "versions": versions(),
            "database": connection.vendor,
            "migrations": applied,
            "tables": tables,
            "missing": taken.missing,
        }
    )
    return taken


def member_of(table: str) -> str:
    """Where the rows of a table stand."""
    return f"database/{table}.jsonl"


def versions() -> dict[str, str]:
    """With what the site ran."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    return {
        "site": project["version"],
        "django": django.get_version(),
        "wagtail": wagtail.__version__,
    }


def _lines(table: Table, taken: Taken, names: set[str]) -> Iterator[bytes]:
    for row in table.read():
        taken.rows += 1
        names.update(table.file_names(row))
        yield line_of(row)


def _add_file(writer: Writer, name: str, taken: Taken) -> None:
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        taken.missing.append(name)
        return
    with file:
        writer.add(f"media/{name}", iter(lambda: file.read(BYTES_AT_ONCE), b""), is_packed=True)
    taken.files += 1


def settle(folder: Path) -> None:
    """Has the disk keep the names in a folder too, where it can."""
    number = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        os.fsync(number)
    os.close(number)
