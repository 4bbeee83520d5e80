"""Writes all public addresses into a folder that any web server can serve."""

import datetime
import json
import multiprocessing
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from iserlohn_europa.languages.addresses import prefix_of
from iserlohn_europa.stranger import SITEMAP, named_in_sitemap

from .addresses import IS_FILE, Addresses
from .drawing import NOT_FOUND, Drawer, Drawn

MARK = ".export.json"
BEGINNINGS = ("/", "/robots.txt", "/manifest.webmanifest", SITEMAP, NOT_FOUND)
AT_ONCE = 16  # addresses handed to a process


class ExportError(Exception):
    """What an operator has to know; the message is a German sentence."""


@dataclass
class Exported:
    """What was written, and what is not there although it should be."""

    addresses: int = 0
    bytes: int = 0
    missing_pages: list[str] = field(default_factory=list)
    broken_links: list[str] = field(default_factory=list)


def export(folder: Path, moment: datetime.datetime, processes: int) -> Exported:
    """Writes the public site as it is now; the folder is there when all of it is.

    An earlier export in the folder is replaced. Nothing else ever is.
    """
    refuse_what_is_foreign(folder)
    draft = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}")
    try:
        draft.mkdir(parents=True)
        exported = write(draft, moment, processes)
        told = {"made_at": moment.isoformat(), "addresses": exported.addresses}
        (draft / MARK).write_text(json.dumps(told))
        put_in_place(draft, folder)
    except OSError as problem:
        raise ExportError(
            _("Der Ordner ließ sich nicht schreiben: %(reason)s") % {"reason": problem}
        ) from problem
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return exported


def refuse_what_is_foreign(folder: Path) -> None:
    """Somebody else's files."""
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).is_file()):
        raise ExportError(
            _("%(folder)s gibt es schon, und es ist kein Export.") % {"folder": folder}
        )


def put_in_place(draft: Path, folder: Path) -> None:
    """Two renamings, so that a web server is without the folder for as short as can be."""
    old = folder.with_name(f"{draft.name}.old")
    if folder.exists():
        folder.rename(old)
    draft.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def write(folder: Path, moment: datetime.datetime, processes: int) -> Exported:
    """Follows the site from all its pages to all that they lead to."""
    addresses = known_addresses(folder, moment)
    exported, seen = Exported(), set(BEGINNINGS) | addresses.pages
    with drawing(Drawer(folder, addresses, moment), processes) as draw_all:
        waiting = sorted(seen)
        while waiting:
            found: set[str] = set()
            for drawn in draw_all(waiting):
                found.update(drawn.links)
                note(drawn, exported, addresses)
            waiting = sorted(found - seen)
            seen |= found
    return exported


def note(drawn: Drawn, exported: Exported, addresses: Addresses) -> None:
    """Counts what there is, and names what there is not."""
    if drawn.is_there:
        exported.addresses += 1
        exported.bytes += drawn.bytes
    elif drawn.address in addresses.pages:
        exported.missing_pages.append(drawn.address)
    else:
        exported.broken_links.append(drawn.address)


def known_addresses(folder: Path, moment: datetime.datetime) -> Addresses:
    """All public pages, as the site tells search engines, and what editors have redirected."""
    base_url = settings.BASE_URL
    nothing = Addresses(base_url, frozenset(), frozenset(), moment.year)
    drawn = Drawer(folder, nothing, moment).draw(SITEMAP)
    sitemap = (folder / SITEMAP[1:]).read_text() if drawn.is_there else ""
    told = named_in_sitemap(sitemap)
    pages = {each.removeprefix(base_url) for each in told if each.startswith(f"{base_url}/")}
    if len(pages) < len(told) or not pages:
        raise ExportError(
            _("BASE_URL ist nicht die Adresse dieser Website; prepare_site trägt sie ein.")
        )
    old = (path.rstrip("/") for path in Redirect.objects.values_list("old_path", flat=True))
    redirected = {
        f"{path}/" for path in old if path and "?" not in path and not IS_FILE.search(path)
    }
    prefixes = {f"/{prefix_of(code)}/" for code, _name in settings.LANGUAGES}
    known = frozenset(pages | redirected)
    return Addresses(base_url, known, frozenset(prefixes & pages), moment.year)


@contextmanager
def drawing(drawer: Drawer, processes: int) -> Iterator[Callable[[Iterable[str]], Iterable[Drawn]]]:
    """A function that draws many addresses, in so many processes."""
    if processes == 1:
        yield partial(map, drawer.draw)
        return
    connections.close_all()  # no two processes may share one
    with ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("fork"),
        initializer=_take,
        initargs=(drawer,),
    ) as pool:
        yield partial(pool.map, _draw, chunksize=AT_ONCE)


_drawers: list[Drawer] = []


def _take(drawer: Drawer) -> None:
    _drawers.append(drawer)


def _draw(address: str) -> Drawn:
    return _drawers[0].draw(address)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))
