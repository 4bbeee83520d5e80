"""Dates as staff read them, with the day of the week and the time of day."""

import datetime

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _


def date_in_words(
    starts_on: datetime.date,
    start_time: datetime.time | None,
    ends_on: datetime.date | None,
    end_time: datetime.time | None,
) -> str:
    """ "Freitag, 9. Mai 2025, 18 Uhr bis Samstag, 10. Mai 2025": only what is known."""
    begin = _day(starts_on)
    if ends_on and ends_on != starts_on:
        words = {"begin": _moment(begin, start_time), "end": _moment(_day(ends_on), end_time)}
        return _("%(begin)s bis %(end)s") % words
    if start_time and end_time:
        words = {"day": begin, "begin": _clock(start_time), "end": _clock(end_time)}
        return _("%(day)s, %(begin)s bis %(end)s Uhr") % words
    return _moment(begin, start_time)


def _day(day: datetime.date) -> str:
    return date_format(day, "l, j. F Y")


def _clock(time: datetime.time) -> str:
    return time_format(time, "G:i" if time.minute else "G")


def _moment(day: str, time: datetime.time | None) -> str:
    return _("%(day)s, %(time)s Uhr") % {"day": day, "time": _clock(time)} if time else day
