"""Writes calendars as RFC 5545 (iCalendar) and RFC 7986 want them. Knows no database and no page.

The ``icalendar`` package needs more than three seconds to write 5,000 dates, most of it to wrap and
fold one letter at a time; this module needs a third of a second. It writes the few properties the
site has, and the package is the oracle in the tests.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Stadt Iserlohn//Freunde in Europa//DE"
REFRESH = "PT6H"  # how often subscribers are asked to look again
MAX_OCTETS = 75
CANCELLED, CONFIRMED, TENTATIVE = "CANCELLED", "CONFIRMED", "TENTATIVE"
COUNTING_FROM = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)

_LINE_END = re.compile("\r\n?")
_ESCAPED = dict.fromkeys((*range(32), 127)) | {
    ord("\t"): "\t",
    ord("\n"): "\\n",
    ord("\\"): "\\\\",
    ord(";"): "\\;",
    ord(","): "\\,",
}
# A calendar must hold something (RFC 5545, 3.4): one without dates holds the time of the town.
_TOWN_TIME = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class CalendarEntry:
    """One date in a calendar: whole days if it begins with a day, else a moment.

    `ends` is of the same kind, is not part of it any more, and is None where nobody knows the end.
    """

    uid: str
    changed_at: datetime.datetime
    begins: datetime.date | datetime.datetime
    summary: str
    ends: datetime.date | datetime.datetime | None = None
    created_at: datetime.datetime | None = None
    status: str = CONFIRMED
    description: str = ""
    location: str = ""
    geo: tuple[float, float] | None = None  # latitude and longitude, WGS 84
    url: str = ""
    category: str = ""
    is_busy: bool = True  # whether it takes the time of those who have it in their calendar

    @property
    def sequence(self) -> int:
        """The seconds from 2020 to the last change.

        Clients take a date with a higher number for the newer one. Nobody has to count: the moment
        of publication only grows, also when an event is taken back and published again, and it
        fits the 31 bits of the number until 2088.
        """
        return max(0, int((self.changed_at - COUNTING_FROM).total_seconds()))

    def lines(self) -> list[str]:
        """It as a VEVENT, line by line, not yet folded."""
        changed = _moment(self.changed_at)
        lines = [
            "BEGIN:VEVENT",
            f"UID:{self.uid}",
            f"DTSTAMP:{changed}",
            _time("DTSTART", self.begins),
        ]
        if self.ends is not None and _stamp(self.ends) > _stamp(self.begins):
            lines.append(_time("DTEND", self.ends))
        if self.created_at:
            lines.append(f"CREATED:{_moment(self.created_at)}")
        lines += [
            f"LAST-MODIFIED:{changed}",
            f"SEQUENCE:{self.sequence}",
            f"STATUS:{self.status}",
            f"SUMMARY:{_text(self.summary)}",
        ]
        texts = {
            "DESCRIPTION": self.description,
            "LOCATION": self.location,
            "CATEGORIES": self.category,
        }
        lines += [f"{name}:{_text(text)}" for name, text in texts.items() if text]
        if self.geo:
            lines.append("GEO:{};{}".format(*self.geo))
        if self.url:
            lines.append(f"URL:{self.url}")
        if not self.is_busy:
            lines.append("TRANSP:TRANSPARENT")
        lines.append("END:VEVENT")
        return lines


def uid(key: UUID, host: str) -> str:
    """The name by which every client in the world knows a date again."""
    return f"{key}@{host}"


def write_calendar(name: str, entries: Iterable[CalendarEntry]) -> str:
    """A whole calendar of that name."""
    title = _text(name)
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{title}",
        f"X-WR-CALNAME:{title}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    )
    body = [line for entry in entries for line in entry.lines()] or _TOWN_TIME
    return "".join(f"{_folded(line)}\r\n" for line in (*head, *body, "END:VCALENDAR"))


def calendar_response(name: str, entries: Iterable[CalendarEntry], file_name: str) -> HttpResponse:
    """A whole calendar as the answer to a request; `file_name` has no ending yet."""
    content = write_calendar(name, entries)
    disposition = f'inline; filename="{file_name}.ics"'
    headers = {"Content-Type": CONTENT_TYPE, "Content-Disposition": disposition}
    return HttpResponse(content, headers=headers)


def _text(value: str) -> str:
    """A TEXT: its marks escaped, letters that no calendar may hold left out."""
    return _LINE_END.sub("\n", value).translate(_ESCAPED)


def _time(name: str, value: datetime.date | datetime.datetime) -> str:
    kind = "" if isinstance(value, datetime.datetime) else ";VALUE=DATE"
    return f"{name}{kind}:{_stamp(value)}"


def _stamp(value: datetime.date | datetime.datetime) -> str:
    """A day or moment as text that sorts by time, also in the hour that happens twice."""
    if isinstance(value, datetime.datetime):
        return _moment(value)
    return value.isoformat().replace("-", "")


def _moment(value: datetime.datetime) -> str:
    """In UTC, so that no client needs to know when clocks change in Iserlohn."""
    value = value.astimezone(datetime.UTC)
    return f"{value.isoformat()[:19].replace('-', '').replace(':', '')}Z"


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each letter whole."""
    if len(line) * 4 <= MAX_OCTETS or len(octets := line.encode()) <= MAX_OCTETS:
        return line
    pieces, start, room = [], 0, MAX_OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # not the first octet of a letter
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, MAX_OCTETS - 1
    return "\r\n ".join([*pieces, octets[start:].decode()])
