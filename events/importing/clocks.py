"""Days and moments of iCalendar (RFC 5545, 3.3.4 and 3.3.5) as days and times of the town."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from ..times import TOWN_TIME, moment
from .facts import EntryError, ReadDate

FIRST_YEAR, LAST_YEAR = 1900, 2199
ONE_DAY = datetime.timedelta(days=1)
MIDNIGHT = datetime.time.min

Value = datetime.date | datetime.datetime


def is_moment(value: Value) -> bool:
    return isinstance(value, datetime.datetime)


def is_known_zone(value: Value) -> bool:
    """Whether a value has a zone of the tz database, or none.

    Zones that a file describes itself are never asked: their rules might never come to an end.
    """
    zone = value.tzinfo if is_moment(value) else None
    return zone is None or isinstance(zone, (ZoneInfo, datetime.timezone))


def checked(value) -> Value:
    """The value, if it is a day or a moment of our time, to the minute; else `EntryError`."""
    if not isinstance(value, datetime.date):
        raise EntryError(_("Beginn oder Ende ist kein Datum."))
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise EntryError(
            _("Das Jahr %(year)d liegt nicht zwischen %(first)d und %(last)d.")
            % {"year": value.year, "first": FIRST_YEAR, "last": LAST_YEAR}
        )
    if not is_moment(value):
        return value
    zone = value.tzinfo if is_known_zone(value) else None
    return value.replace(second=0, microsecond=0, tzinfo=zone)


def utc(value: datetime.datetime) -> datetime.datetime:
    """The moment in UTC; without a zone it is told by the clocks in town."""
    zoned = value if value.tzinfo else value.replace(tzinfo=TOWN_TIME)
    return zoned.astimezone(datetime.UTC)


def in_town(value: Value) -> Value:
    """The day, or what clocks in town show at that moment.

    A time that clocks skip is an hour later on them, as RFC 5545 has it.
    """
    if not is_moment(value):
        return value
    return utc(value).astimezone(TOWN_TIME).replace(tzinfo=None, fold=0)


def read_date(start: Value, end: Value | None) -> tuple[ReadDate, bool]:
    """The date from start to end, the end excluded, and whether its end had to be left out.

    Raises `EntryError` if it ends before it begins.
    """
    if end is not None and is_moment(start) != is_moment(end):
        raise EntryError(_("Beginn und Ende passen nicht zusammen: nur eines hat eine Uhrzeit."))
    if end is not None and (utc(end) < utc(start) if is_moment(start) else end < start):
        raise EntryError(_("Die Veranstaltung endet, bevor sie beginnt."))
    first, last = in_town(start), None if end is None else in_town(end)
    if not is_moment(first):
        return _whole_days(first, last), False
    date = ReadDate(starts_on=first.date(), start_time=first.time())
    if last is None or utc(end) == utc(start):
        return date, False
    if first.time() == last.time() == MIDNIGHT:
        return _whole_days(first.date(), last.date()), False
    if moment(last.date(), last.time()) < moment(first.date(), first.time()):
        return date, True  # the end lies in the second of the two hours in October
    ends_on = last.date() if last.date() != first.date() else None
    return replace(date, ends_on=ends_on, end_time=last.time()), False


def _whole_days(first: datetime.date, end: datetime.date | None) -> ReadDate:
    last = first if end is None else max(first, end - ONE_DAY)
    return ReadDate(starts_on=first, ends_on=last if last != first else None)
