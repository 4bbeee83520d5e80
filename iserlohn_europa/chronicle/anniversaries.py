"""Anniversaries, computed from the dates of the bonds and never typed."""

from dataclasses import dataclass
from datetime import date

from iserlohn_europa.core.dates import PartialDate, Precision

ROUND = 5  # Iserlohn celebrated 15, 20, 35, 65 and 70 years


@dataclass(frozen=True)
class Anniversary:
    """A round number of years of a bond, as precisely as its beginning is known."""

    page: object
    years: int
    date: PartialDate


def anniversary_date(since: PartialDate, years: int) -> PartialDate:
    """The day, month or year in which the years are complete; 29 February falls on the 28th.

    A beginning known as a span has its anniversary in the year after the span's first year.
    """
    year = since.year + years
    if since.precision is Precision.DAY:
        try:
            return PartialDate.from_day(since.earliest.replace(year=year))
        except ValueError:
            return PartialDate.from_day(date(year, 2, 28))
    if since.precision is Precision.MONTH:
        return PartialDate(f"{year}-{since.earliest:%m}")
    return PartialDate(str(year))


def next_round(page, since: PartialDate, on: date) -> Anniversary:
    """The next round anniversary that is not over on that day."""
    years = max(ROUND, (on.year - since.year) // ROUND * ROUND)
    when = anniversary_date(since, years)
    if when.is_past(on):
        years += ROUND
        when = anniversary_date(since, years)
    return Anniversary(page=page, years=years, date=when)


def next_anniversary(cities, on: date) -> Anniversary | None:
    """The round anniversary of a celebrated bond that comes next."""
    coming = [
        next_round(city, city.since, on) for city in cities if city.since and city.is_celebrated
    ]
    return min(
        coming,
        key=lambda each: (each.date.latest, each.date.earliest, each.page.sort_key),
        default=None,
    )
