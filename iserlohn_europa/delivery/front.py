"""The outermost layer of the application: answers with copies, before Django hears of a request."""

import datetime
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils.timezone import localdate, localtime

from iserlohn_europa.remembered import LENT

from .consents import first_end_of_consent
from .copies import Copy, Headers, best_coding, may_be_copied
from .keeper import Keeper
from .requests import Site, may_be_kept
from .store import STORE, Store

OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
UNAVAILABLE = "503"
# Two processes with this much each leave room for the rest; what does not fit is read from disk.
BYTES_IN_MEMORY = 24 * 1024 * 1024
# Of forms, and of whatever strangers think of.
PATHS_IN_MEMORY = 1_000
# Django shall give the whole answer, plain: what belongs to one request is done here.
OF_ONE_REQUEST = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_COOKIE",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_RANGE",
)


def with_copies(application: Callable) -> Callable:
    """The application of this process, with copies in front where the settings want them."""
    if not settings.KEEPS_COPIES:
        return application
    STORE.begin()  # the code may be another than the one that drew the copies
    Keeper(STORE, localtime).start()
    return Front(application, STORE, own_site(), localdate)


def own_site() -> Site:
    """The site as the settings name it."""
    address = urlsplit(settings.BASE_URL)
    return Site(address.netloc, address.scheme == "https", settings.SESSION_COOKIE_NAME)


class Shelf:
    """The copies of one state in memory, the oldest leaving first."""

    def __init__(self, state: str):
        self.state = state
        self.copies: dict[str, Copy] = {}
        self.without: set[str] = set()  # paths of answers that nobody may keep
        self.remembered: dict = {}  # what the pages of this state show alike
        self._bytes = 0
        self._lock = threading.Lock()

    def put(self, path: str, copy: Copy) -> None:
        """Adds a copy."""
        with self._lock:
            if path in self.copies:
                return
            self.copies[path] = copy
            self._bytes += copy.size
            while self._bytes > BYTES_IN_MEMORY:
                self._bytes -= self.copies.pop(next(iter(self.copies))).size


class Front:
    """A WSGI application around another one."""

    def __init__(
        self,
        application: Callable,
        store: Store,
        site: Site,
        today: Callable[[], datetime.date],
    ):
        self.application = application
        self.store = store
        self.site = site
        self.today = today
        self._shelf = Shelf("")

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        shelf = self.shelf()
        self._lend(environ, shelf)
        if not self.site.answers_everybody_alike(environ):
            return self.application(environ, start_response)
        path = environ["PATH_INFO"]
        copy = shelf.copies.get(path)
        if copy is not None:
            return _answer(copy, environ, start_response)
        if path in shelf.without or not may_be_kept(path):
            return self.application(environ, start_response)
        return self._answer_with_a_new_copy(path, environ, start_response)

    def shelf(self) -> Shelf:
        """The copies of the current state."""
        shelf, state = self._shelf, self.store.state()
        if shelf.state != state:
            shelf = self._shelf = Shelf(state)
            # Where sites and languages begin: each process remembers that for an hour.
            cache.clear()
        return shelf

    def _lend(self, environ: dict, shelf: Shelf) -> None:
        """Lets a request remember what it asks for, until the state that it began in is over."""
        if shelf.state and self.site.is_read(environ):
            environ[LENT] = shelf.remembered

    def _answer_with_a_new_copy(self, path, environ, start_response) -> Iterable[bytes]:
        with self.store.one_at_a_time(path):
            # Asked before the page is drawn, and after the wait for somebody who drew it.
            shelf = self.shelf()
            self._lend(environ, shelf)
            copy = shelf.copies.get(path) or self.store.load(shelf.state, path)
            if copy is None:
                status, headers, body = self._drawn(environ)
                if status.startswith(UNAVAILABLE):
                    last = self.store.load_last(path, self.today())
                    if last is not None:
                        _close(body)
                        return _answer(last, environ, start_response)
                if not may_be_copied(status, headers):
                    if not status.startswith("5") and len(shelf.without) < PATHS_IN_MEMORY:
                        shelf.without.add(path)
                    start_response(status, headers)
                    return body
                copy = self._copy(path, headers, body)
                self.store.keep(shelf.state, path, copy)
            if shelf.state:
                shelf.put(path, copy)
        return _answer(copy, environ, start_response)

    def _drawn(self, environ) -> tuple[str, Headers, Iterable[bytes]]:
        """What Django answers to somebody of whom it knows nothing but the address."""
        asked = {name: value for name, value in environ.items() if name not in OF_ONE_REQUEST}
        asked["REQUEST_METHOD"] = "GET"
        said: list = []
        body = self.application(
            asked, lambda status, headers, _failure=None: said.extend((status, headers))
        )
        return said[0], said[1], body

    def _copy(self, path: str, headers: Headers, body: Iterable[bytes]) -> Copy:
        try:
            content = b"".join(body)
            shown_until = first_end_of_consent(content)
        finally:
            _close(body)
        copy = Copy.of(headers, content, int(time.time()), shown_until)
        last = self.store.load_last(path, self.today())
        # What has not changed since is as old as it was.
        return replace(copy, changed_at=last.changed_at) if last and last == copy else copy


def _answer(copy: Copy, environ: dict, start_response: Callable) -> Iterable[bytes]:
    if copy.is_known_to(environ):
        start_response(NOT_MODIFIED, copy.not_modified())
        return []
    headers, body = copy.in_coding(best_coding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    start_response(OK, headers)
    return body if environ["REQUEST_METHOD"] == "GET" else []


def _close(body: Iterable[bytes]) -> None:
    if hasattr(body, "close"):
        body.close()
