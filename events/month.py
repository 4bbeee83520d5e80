"""A month as a table of weeks. Knows no database."""

import calendar
import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Date = TypeVar("Date")

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


@dataclass(frozen=True)
class Day(Generic[Date]):
    """One cell of the table: a day and the dates on it; a day of another month has none."""

    day: datetime.date
    is_in_month: bool
    is_today: bool
    dates: list[Date]


def first_of_month(text: str) -> datetime.date | None:
    """The first day of a month written "2026-12"; None for anything else."""
    match = _MONTH.fullmatch(text)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return datetime.date(year, month, 1)


def last_of_month(first: datetime.date) -> datetime.date:
    """The last day of the month of that day."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def neighbours(first: datetime.date) -> tuple[datetime.date | None, datetime.date | None]:
    """The first days of the months before and after, where the calendar goes that far."""
    before = (first - datetime.timedelta(days=1)).replace(day=1)
    after = last_of_month(first) + datetime.timedelta(days=1)
    return (
        before if before.year >= FIRST_YEAR else None,
        after if after.year <= LAST_YEAR else None,
    )


def weeks_of_month(
    first: datetime.date,
    dates: Iterable[Date],
    days_of: Callable[[Date], tuple[datetime.date, datetime.date]],
    on: datetime.date,
) -> list[list[Day[Date]]]:
    """The weeks of a month from Monday to Sunday, each date on each of its days.

    `days_of` names the first and the last day of a date; `on` is the day that is today.
    """
    dates = list(dates)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [[_day(day, first, dates, days_of, on) for day in week] for week in weeks]


def _day(day, first, dates, days_of, on) -> Day:
    is_in_month = day.month == first.month
    found = []
    if is_in_month:
        limits = ((date, *days_of(date)) for date in dates)
        found = [date for date, begins, ends in limits if begins <= day <= ends]
    return Day(day, is_in_month, day == on, found)
