"""Calendars to the letter: what subscribers get, read back with the icalendar library.

After a change that is meant, `GOLDEN=write` writes the files anew; read what changed in them.
"""

import datetime
import os
from pathlib import Path

import pytest
from icalendar import Calendar

from events.choices import DateStatus, EventKind
from events.models import Occurrence
from iserlohn_europa.core.icalendar import MAX_OCTETS
from tests.events.calendars import ALL, CHANGED, date_row, day, publish

GOLDEN = Path(__file__).with_name("golden")
LONG = ("Städtepartnerschaftsjubiläum in Nyíregyháza, Chorzów und Glauchau; " * 5)[:200]
HALL = {
    "place_name": "Parktheater",
    "place_address": "Alexanderhöhe 1\n58644 Iserlohn",
    "latitude": "51.3746",
    "longitude": "7.6946",
}


def utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{text}:00+00:00")


# Each case: the dates, what else the event says, and what a client must understand.
CASES = {
    "whole-day": (
        [date_row("2027-05-06")],
        {},
        {"DTSTART": day("2027-05-06"), "DTEND": day("2027-05-07"), "STATUS": "CONFIRMED"},
    ),
    "several-days": (
        [date_row("2027-05-06", "2027-05-09")],
        {},
        {"DTSTART": day("2027-05-06"), "DTEND": day("2027-05-10")},
    ),
    "winter": (
        [date_row("2027-01-15 18:30", "2027-01-15 20:00")],
        {},
        {"DTSTART": utc("2027-01-15 17:30"), "DTEND": utc("2027-01-15 19:00")},
    ),
    "summer": (
        [date_row("2027-07-15 18:30", "2027-07-15 20:00")],
        {},
        {"DTSTART": utc("2027-07-15 16:30"), "DTEND": utc("2027-07-15 18:00")},
    ),
    "summer-time-begins": (
        [date_row("2027-03-27 23:00", "2027-03-28 04:00")],
        {},
        # Five hours by the clock, of which one did not happen.
        {"DTSTART": utc("2027-03-27 22:00"), "DTEND": utc("2027-03-28 02:00")},
    ),
    "summer-time-ends": (
        [date_row("2027-10-31 01:00", "2027-10-31 04:00")],
        {},
        # Three hours by the clock, of which one happened twice.
        {"DTSTART": utc("2027-10-30 23:00"), "DTEND": utc("2027-10-31 03:00")},
    ),
    "25-hours": (
        [date_row("2027-10-30 18:00", "2027-10-31 18:00")],
        {},
        {"DTSTART": utc("2027-10-30 16:00"), "DTEND": utc("2027-10-31 17:00")},
    ),
    "new-year": (
        [date_row("2027-12-31 21:00", "2028-01-01 02:00")],
        {},
        {"DTSTART": utc("2027-12-31 20:00"), "DTEND": utc("2028-01-01 01:00")},
    ),
    "no-hour-of-the-end": (
        [date_row("2027-05-06 18:30")],
        {},
        {"DTSTART": utc("2027-05-06 16:30"), "DTEND": None},
    ),
    "several-days-no-hour-of-the-end": (
        [date_row("2027-05-06 18:30", "2027-05-09")],
        {},
        # Until the last day is over in town.
        {"DTSTART": utc("2027-05-06 16:30"), "DTEND": utc("2027-05-09 22:00")},
    ),
    "cancelled": (
        [date_row("2027-05-06", status=DateStatus.CANCELLED, remark="Wegen Sturm.")],
        {"teaser": "Ein Fest für alle."},
        {"STATUS": "CANCELLED", "SUMMARY": "Abgesagt: Begegnung"},
    ),
    "moved": (
        [date_row("2027-05-06", status=DateStatus.MOVED)],
        {"planned_day": day("2027-05-04")},
        {
            "STATUS": "CONFIRMED",
            "SUMMARY": "Verschoben: Begegnung",
            "DESCRIPTION": "Verschoben vom 4. Mai.\n\nhttp://localhost/veranstaltungen/begegnung/",
        },
    ),
    "online": (
        [date_row("2027-05-06", status=DateStatus.ONLINE)],
        HALL,
        {"LOCATION": "online", "GEO": None},
    ),
    "place": (
        [date_row("2027-05-06")],
        HALL | {"kind": EventKind.CONCERT},
        {
            "LOCATION": "Parktheater, Alexanderhöhe 1, 58644 Iserlohn",
            "GEO": (51.3746, 7.6946),
            "CATEGORIES": ["Konzert"],
        },
    ),
    "another-place": (
        [date_row("2027-05-06", place="Bauernkirche")],
        HALL,
        {"LOCATION": "Bauernkirche", "GEO": None},
    ),
    "special-characters": (
        [date_row("2027-05-06")],
        {
            "title": "Äpfel, Öl; Übermut \\ Größe: „żółw“",
            "teaser": "Erste Zeile,\nzweite; Zeile\tmit \x0b\\n keinem Umbruch",
        },
        {
            "SUMMARY": "Äpfel, Öl; Übermut \\ Größe: „żółw“",
            "DESCRIPTION": "Erste Zeile,\nzweite; Zeile\tmit \\n keinem Umbruch\n\n"
            "http://localhost/veranstaltungen/begegnung/",
        },
    ),
    "long-title": ([date_row("2027-05-06")], {"title": LONG}, {"SUMMARY": LONG}),
    "days-in-history": (
        [],
        {"date": "2013-04-12/2013-04-14"},
        {"DTSTART": day("2013-04-12"), "DTEND": day("2013-04-15")},
    ),
    "only-announced": (
        [],
        {"date": "2013-04-12", "evidence": "announced"},
        {
            "STATUS": "TENTATIVE",
            "DESCRIPTION": "Belegt ist nur die Ankündigung.\n\n"
            "http://localhost/veranstaltungen/begegnung/",
        },
    ),
}


@pytest.fixture(scope="module")
def calendars():
    """The calendars that were written already, by the name of their case."""
    return {}


@pytest.fixture
def written(calendars, calendar, client, request):
    """The calendar of one case as it goes over the wire."""
    if request.param not in calendars:
        calendars[request.param] = calendar_of(request.param, calendar, client)
    return request.param, calendars[request.param]


def calendar_of(case, calendar, client):
    rows, fields, _expected = CASES[case]
    fields = dict(fields)
    planned_day = fields.pop("planned_day", None)
    event = publish(calendar, *rows, **fields)
    if planned_day:
        Occurrence.objects.filter(page=event).update(planned_day=planned_day)
    return client.get(ALL).content


each_case = pytest.mark.parametrize("written", CASES, indirect=True)


@each_case
def test_a_calendar_is_to_the_letter_what_it_was(written):
    name, content = written
    path = GOLDEN / f"{name}.ics"
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(content)
    assert content.decode() == path.read_bytes().decode()


@each_case
def test_a_client_understands_what_is_meant(written):
    name, content = written
    event = Calendar.from_ical(content).events[0]
    for key, expected in CASES[name][2].items():
        assert understood(event, key) == expected, key
    assert event.DTSTAMP == event.LAST_MODIFIED == CHANGED
    assert event["UID"].endswith("@localhost")


@each_case
def test_it_is_written_as_the_library_would_write_it(written):
    _name, content = written
    theirs = Calendar.from_ical(content).to_ical(sorted=False)
    assert unfolded(theirs) == unfolded(content)


@each_case
def test_no_line_is_longer_than_75_octets_and_no_letter_is_split(written):
    _name, content = written
    *lines, end = content.split(b"\r\n")
    assert end == b""
    for line in lines:
        assert len(line) <= MAX_OCTETS
        assert line.decode()
        assert b"\n" not in line


def understood(event, key):
    """A property as Python knows it; None if it is not there."""
    value = event.get(key)
    if value is None:
        return None
    if key in {"DTSTART", "DTEND"}:
        return value.dt
    if key == "GEO":
        return (value.latitude, value.longitude)
    return [str(each) for each in value.cats] if key == "CATEGORIES" else str(value)


def unfolded(content: bytes) -> bytes:
    """Where lines are folded is free, as long as they are short enough."""
    return content.replace(b"\r\n ", b"")
