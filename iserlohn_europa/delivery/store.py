"""Copies on disk, one folder for each state of the site: PAGES_DIR.

    current -> 5f3c…       the state that visitors see; the link changes with the site
    5f3c…/almelo/index.html, .gz, .br     readable for a web server too
    5f3c…/almelo/index.html.headers       what belongs to them; written last
    last/almelo/index.html …              the last copy of each page, whatever its state
    last/.complete                        the state in which none was missing
    locks/                                one process draws a page, the others wait for it

A copy is of the state that was current before the page was drawn. So a page that was drawn while
somebody published belongs to a state nobody asks for any more.
"""

import datetime
import json
import logging
import os
import shutil
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from iserlohn_europa.locks import wait_for

from .copies import Copy

logger = logging.getLogger(__name__)

CURRENT, LAST, LOCKS = "current", "last", "locks"
SUFFIXES = {"gzip": ".gz", "br": ".br"}
HEADERS = ".headers"
COMPLETE = ".complete"
BEGUN = ".begun"
NUMBER_OF_LOCKS = 256
# Drawing a page takes tens of milliseconds. A process that stands still holds up nobody longer.
SECONDS_TO_WAIT = 3.0
# Between the folder of a state and the link to it lie a few system calls. Whoever was told of the
# same change waits so long for them, then goes on alone: the other may stand still or have ended.
SECONDS_TO_BEGIN = 0.05
# A page that is still being drawn is stored in the folder of its state, which must be there.
SECONDS_TO_KEEP = 60


class Store:
    """The folder of copies."""

    def __init__(self, root: Path):
        self.root = root
        self._current = str(root / CURRENT)

    # --- States ---

    def state(self) -> str:
        """The name of the current state; asked for with every request, so one system call."""
        try:
            return os.readlink(self._current)  # noqa: PTH115 - a third of the time
        except OSError:
            return ""

    def begin(self, name: str = "") -> None:
        """From now on visitors see a new state. The same name, told again, changes nothing.

        A folder becomes current once, while it is empty: whoever does so late, after standing
        still, brings back nothing old.
        """
        folder = name or uuid.uuid4().hex
        try:
            (self.root / LOCKS).mkdir(parents=True, exist_ok=True)
            (self.root / folder).mkdir()
            link = self.root / f"{CURRENT}.{folder}"
            link.symlink_to(folder)
            link.replace(self._current)
            (self.root / folder / BEGUN).touch()
        except FileExistsError:
            if not self._has_begun(folder):
                self.begin()
        except OSError as problem:
            # A full disk: better no copies than old ones.
            logger.warning("No new state of the site can begin: %s", problem)
            with suppress(OSError):
                os.unlink(self._current)  # noqa: PTH108 - as state() reads it

    def _has_begun(self, name: str) -> bool:
        """Whether visitors see that state, or have seen it, at the latest in a moment."""
        deadline = time.monotonic() + SECONDS_TO_BEGIN
        while not (self.root / name / BEGUN).exists():
            if time.monotonic() > deadline:
                return False
            time.sleep(SECONDS_TO_BEGIN / 50)
        return True

    def clean_up(self, now: float) -> None:
        """Deletes the folders of states that have long been over."""
        keep = {CURRENT, LAST, LOCKS, self.state()}
        for entry in os.scandir(self.root):
            if entry.name in keep or entry.name.startswith(CURRENT):
                continue
            if now - entry.stat().st_ctime > SECONDS_TO_KEEP:
                shutil.rmtree(entry.path, ignore_errors=True)

    # --- Copies ---

    def load(self, state: str, path: str) -> Copy | None:
        """The copy of a page in that state."""
        return self._read(self._file(state, path))

    def load_last(self, path: str, on: datetime.date) -> Copy | None:
        """The last copy of a page, of whatever state, if it may still be shown on that day."""
        copy = self._read(self._file(LAST, path))
        return copy if copy and copy.may_be_shown(on) else None

    def keep(self, state: str, path: str, copy: Copy) -> None:
        """Keeps a copy, if its state is still the current one and the disk has room.

        What was drawn before something was taken offline must not become a last copy after it.
        """
        if not state or state != self.state():
            return
        try:
            self._write(self._file(state, path), self._file(LAST, path), copy)
        except OSError as problem:
            logger.warning("A page could not be kept: %s", problem)

    def forget_last(self) -> None:
        """Nothing that was taken offline may come back while the database is away."""
        gone = self.root / uuid.uuid4().hex
        with suppress(FileNotFoundError):
            (self.root / LAST).rename(gone)
            shutil.rmtree(gone, ignore_errors=True)

    def is_complete(self, state: str) -> bool:
        """Whether every page that may be kept had a last copy in that state."""
        try:
            return (self.root / LAST / COMPLETE).read_text() == state
        except OSError:
            return False

    def note_complete(self, state: str) -> None:
        """Every page that may be kept has a last copy, unless something was taken offline since."""
        with suppress(OSError):  # the folder is gone again, or the disk is full
            (self.root / LAST / COMPLETE).write_text(state)

    @contextmanager
    def one_at_a_time(self, path: str) -> Iterator[None]:
        """One thread of one process goes on; the others follow when it has done its work."""
        number = zlib.crc32(path.encode()) % NUMBER_OF_LOCKS
        try:
            lock = os.open(self.root / LOCKS / str(number), os.O_WRONLY | os.O_CREAT, 0o600)
        except OSError:
            yield
            return
        try:
            wait_for(lock, SECONDS_TO_WAIT)
            yield
        finally:
            os.close(lock)

    def _file(self, folder: str, path: str) -> str:
        name = f"{path}index.html" if path.endswith("/") else path
        return f"{self.root}/{folder}{name}"

    def _read(self, file: str) -> Copy | None:
        try:
            known = json.loads(Path(file + HEADERS).read_bytes())
            bodies = {
                coding: Path(file + suffix).read_bytes() for coding, suffix in SUFFIXES.items()
            }
        except (OSError, ValueError):
            return None
        known["headers"] = [tuple(header) for header in known["headers"]]
        return Copy(bodies=bodies, **known)

    def _write(self, file: str, last: str, copy: Copy) -> None:
        for each in (file, last):
            Path(each).parent.mkdir(parents=True, exist_ok=True)
        known = {
            "headers": copy.headers,
            "etag": copy.etag,
            "changed_at": copy.changed_at,
            "shown_until": copy.shown_until,
        }
        parts = {
            "": copy.plain(),
            **{suffix: copy.bodies[coding] for coding, suffix in SUFFIXES.items()},
            HEADERS: json.dumps(known).encode(),
        }
        for suffix, content in parts.items():
            draft = Path(f"{file}{suffix}.{uuid.uuid4().hex}")
            draft.write_bytes(content)
            # A web server takes ETag and Last-Modified from here.
            os.utime(draft, (copy.changed_at, copy.changed_at))
            linked = Path(f"{last}{suffix}.{draft.name}")
            os.link(draft, linked)
            linked.replace(last + suffix)
            draft.replace(file + suffix)


STORE = Store(settings.PAGES_DIR)
