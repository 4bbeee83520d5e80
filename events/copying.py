"""When an event takes place the next time: years later, on the same day of the week."""

import datetime
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from .recurrence import RHYTHMS_OF_MONTHS, first_day_from
from .times import MissingHourError, moment

DAYS_OF_A_WEEK = 7


class NoNextTimeError(ValueError):
    """The next time lies beyond the last year that the calendar knows."""


@dataclass(frozen=True)
class Move:
    """How far an event is moved: whole years for its title, whole weeks for its dates.

    A series whose first day says where in the month its days are keeps that rule instead.
    """

    years: int
    days: int

    def day(self, day: datetime.date) -> datetime.date:
        """The day on the same day of the week; `NoNextTimeError` after the year 9999."""
        try:
            return day + datetime.timedelta(days=self.days)
        except OverflowError:
            raise NoNextTimeError(str(day)) from None

    def begin(self, day: datetime.date, rhythm: str) -> datetime.date:
        """The first day of a series, in the same month as before if the rule has a day there."""
        if rhythm not in RHYTHMS_OF_MONTHS:
            return self.day(day)
        begin = first_day_from(rhythm, day, _years_later(day, self.years).replace(day=1))
        if begin is None:
            raise NoNextTimeError(str(day))
        return begin

    def until(self, until: datetime.date, rhythm: str, first: datetime.date) -> datetime.date:
        """The end of a series that began on `first`: it does not cost the series its last date."""
        if rhythm not in RHYTHMS_OF_MONTHS:
            return self.day(until)
        begin = self.begin(first, rhythm)
        end = _years_later(until, begin.year - first.year)
        before, after = (_day_in_month(rhythm, first, day) for day in (until, end))
        if before and after and before <= until:
            end = max(end, after)
        return max(begin, end)

    def words(self, text: str, first: datetime.date, last: datetime.date) -> str:
        """The text with the years of the event in it moved, such as "2025" or "2025/2026"."""
        if not _year(first.year).search(text):
            return text
        years = "|".join(str(year) for year in range(first.year, last.year + 1))
        return _year(years).sub(lambda year: str(int(year[0]) + self.years), text)


def next_time(first: datetime.date, on: datetime.date, rhythm: str = "") -> Move:
    """How far to move an event that began on `first`, so that it begins on the day `on` or later.

    It is moved by the fewest years; of the weeks, those that come nearest to these years. If it
    begins with a series, the years without a day of that series are passed over.
    """
    years = max(1, on.year - first.year - 1)
    while True:
        days = (_years_later(first, years) - first).days
        move = Move(years, round(days / DAYS_OF_A_WEEK) * DAYS_OF_A_WEEK)
        begin = move.begin(first, rhythm)
        is_passed_over = rhythm in RHYTHMS_OF_MONTHS and begin.year > first.year + years
        if begin >= on and not is_passed_over:
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


def _years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day of a later year, 28 February where there is no 29th."""
    try:
        return day + relativedelta(years=years)
    except (ValueError, OverflowError):
        raise NoNextTimeError(str(day)) from None


def _day_in_month(rhythm: str, first: datetime.date, day: datetime.date) -> datetime.date | None:
    """What follows the rule of a series in the month of that day, if anything does."""
    month = day.replace(day=1)
    found = first_day_from(rhythm, first, month)
    return found if found and found.replace(day=1) == month else None


def _year(years: int | str) -> re.Pattern:
    return re.compile(rf"(?<!\d)(?:{years})(?!\d)")
