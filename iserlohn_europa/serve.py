"""The application server: `python -m iserlohn_europa.serve`, with granian's options.

It loads the site once, before its processes begin, so that they share what it takes.
"""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import django
from django.conf import settings
from django.db import connection
from django.urls import get_resolver
from django.utils.translation import trans_real
from granian.cli import cli

# glibc's names for what its allocator does (malloc.h).
M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
NEVER = 1_000_000  # times that the younger objects are looked through before the old ones are
LARGE = 128 * 1024  # bytes: what is given back when it is done with, such as a page being packed


def load() -> None:
    """Loads all code of the site, its addresses and its words, but opens no connection.

    Processes cannot share a connection. Addresses and words are what Django would otherwise load in
    each process when it first needs them, and what each would then keep for itself.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iserlohn_europa.settings.production")
    often, sometimes, seldom = gc.get_threshold()
    gc.set_threshold(often, sometimes, NEVER)  # to look through all that stays takes a fifth
    # The REST framework of the admin takes both along wherever they are installed: 9 MB.
    unused = {"requests"} if connection.vendor == "postgresql" else {"requests", "psycopg"}
    with left_out(unused):
        django.setup(set_prefix=False)
        get_resolver()._populate()  # which imports all views
    for code, _name in settings.LANGUAGES:
        trans_real.translation(code)
    gc.set_threshold(often, sometimes, seldom)
    gc.collect()
    gc.freeze()  # what the collector leaves alone stays shared


@contextmanager
def left_out(libraries: set[str]) -> Iterator[None]:
    """For as long as it lasts, libraries that nobody has loaded yet count as not installed."""
    hidden = libraries - sys.modules.keys()
    sys.modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def save_memory() -> None:
    """One heap for all threads, and large pieces beside it, which are given back."""
    with suppress(OSError, AttributeError):  # another C library
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, LARGE)


if __name__ == "__main__":
    save_memory()
    load()
    cli()
