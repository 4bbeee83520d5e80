"""Dates as staff read them, with the day of the week and the time of day."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from iserlohn_europa.core.clock import times_in_words


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
        return f"{begin}, {times_in_words(start_time, end_time)}"
    return _moment(begin, start_time)


def _day(day: datetime.date) -> str:
    return date_format(day, "l, j. F Y")


def _moment(day: str, time: datetime.time | None) -> str:
    return f"{day}, {times_in_words(time)}" if time else day
