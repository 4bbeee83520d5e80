"""One process at a time, on all machines together. A lock ends with the process that holds it."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

# The locks of this site, among all that somebody may take in the database.
SITE = zlib.crc32(b"iserlohn_europa") - 2**31


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Whether nobody else does what has this name; nobody begins it before this has ended."""
    lock = _in_the_database if connection.vendor == "postgresql" else _on_disk
    with lock(name) as is_alone:
        yield is_alone


@contextmanager
def _in_the_database(name: str) -> Iterator[bool]:
    key = [SITE, zlib.crc32(name.encode()) - 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        (is_alone,) = cursor.fetchone()
    try:
        yield is_alone
    finally:
        # A connection that was lost meanwhile has taken the lock along.
        if is_alone and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


@contextmanager
def _on_disk(name: str) -> Iterator[bool]:
    folder = settings.DATA_DIR / "locks"
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
