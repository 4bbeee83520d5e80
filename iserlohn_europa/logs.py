"""Lines of the log: JSON, with the number of the request, and without what is about people.

The application server uses this too, so nothing here asks for the settings.
"""

import logging
import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from pythonjsonlogger.json import JsonFormatter as LibraryFormatter

# As nginx writes it.
REQUEST_ID = re.compile(r"[0-9a-f]{32}")
LEFT_OUT = "…"
# What somebody typed or may be known by. PostgreSQL explains a mistake with the values of the row.
ABOUT_PEOPLE = re.compile(
    r"""
    [\w.+%-]+@[\w-]+(?:\.[\w-]+)*                       # an address for mail
    | (?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])        # an address in the Internet
    | (?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}    # the same, of the longer kind
    | (?<![\w:])(?:[0-9a-f]{1,4}:){1,7}:[0-9a-f:]*
    | (?<=\w/)\?[^\s"'<>]+                              # what is asked for at a page
    | (?<=/vorschau/)[^\s"'/]+                          # keys that open something
    | (?<=/password_reset/confirm/)[^\s"']+
    | (?<=DETAIL:).*
    """,
    re.VERBOSE | re.IGNORECASE,
)

_current: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdMiddleware:
    """Gives a request the number that the web server in front has given it, or one of its own."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request):
        told = request.headers.get("X-Request-ID", "")
        # Kept until the next request of this thread: Django logs what it refuses after all this.
        _current.set(told if REQUEST_ID.fullmatch(told) else uuid.uuid4().hex)
        return self.get_response(request)


def without_people(text: str) -> str:
    """The text without what may be about somebody."""
    return ABOUT_PEOPLE.sub(LEFT_OUT, text)


class JsonFormatter(LibraryFormatter):
    """One line for each record, with these fields and no others.

    Django adds the request to some records, and others add what they like; none of it is written.
    """

    def __init__(self):
        super().__init__(json_ensure_ascii=False)

    def add_fields(self, log_data, record: logging.LogRecord, message_dict) -> None:
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(
            "T", "milliseconds"
        )
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = without_people(record.message)
        if number := _current.get():
            log_data["request_id"] = number
        if status := getattr(record, "status_code", None):
            log_data["status"] = status
        if trace := message_dict.get("exc_info"):
            log_data["trace"] = without_people(trace)
