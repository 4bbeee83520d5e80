"""When an event takes place the next time: years later, on the same day of the week."""

import datetime
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from .times import MissingHourError, moment

DAYS_OF_A_WEEK = 7


class NoNextTimeError(ValueError):
    """The next time lies beyond the last year that the calendar knows."""


@dataclass(frozen=True)
class Move:
    """How far an event is moved: whole years for its title, whole weeks for its dates."""

    years: int
    days: int

    def day(self, day: datetime.date) -> datetime.date:
        """The day on the same day of the week; `NoNextTimeError` after the year 9999."""
        try:
            return day + datetime.timedelta(days=self.days)
        except OverflowError:
            raise NoNextTimeError(str(day)) from None

    def words(self, text: str, first: datetime.date, last: datetime.date) -> str:
        """The text with the years of the event in it moved, such as "2025" or "2025/2026"."""
        if not _year(first.year).search(text):
            return text
        years = "|".join(str(year) for year in range(first.year, last.year + 1))
        return _year(years).sub(lambda year: str(int(year[0]) + self.years), text)


def next_time(first: datetime.date, on: datetime.date) -> Move:
    """How far to move an event that began on `first`, so that it begins on the day `on` or later.

    It is moved by the fewest years; of the weeks, those that come nearest to these years.
    """
    years = max(1, on.year - first.year - 1)
    while True:
        try:
            days = (first + relativedelta(years=years) - first).days
        except (ValueError, OverflowError):
            raise NoNextTimeError(str(first)) from None
        move = Move(years, round(days / DAYS_OF_A_WEEK) * DAYS_OF_A_WEEK)
        if move.day(first) >= on:
            return move
        years += 1


def time_on(day: datetime.date, time: datetime.time | None) -> datetime.time | None:
    """The time of day, or None on the one day in spring when clocks skip it."""
    if time is None:
        return None
    try:
        moment(day, time)
    except MissingHourError:
        return None
    return time


def _year(years: int | str) -> re.Pattern:
    return re.compile(rf"(?<!\d)(?:{years})(?!\d)")
