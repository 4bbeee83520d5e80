"""Anniversaries, computed from what has a date and never typed. Knows no database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from uuid import UUID, uuid5

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from iserlohn_europa.core.dates import PartialDate, Precision

from .choices import Lead, OccasionKind

ROUND = 5  # Iserlohn celebrated 15, 20, 35, 65 and 70 years
STRONG = 25
YEARS_AHEAD = 10
MONTHS_TO_APPLY = 12
MONTHS_TO_PLAN = 18


@dataclass(frozen=True)
class Occasion:
    """Something that began or happened on a date and comes round again.

    `title` has a place for the years: "%(years)s Jahre Partnerschaft mit Almelo". `key` stays the
    same when the words or the date are put right. Occasions that are not celebrated are for staff,
    with a `note` that says why. `cities` are the pages of the cities in the source language.
    """

    since: PartialDate
    kind: OccasionKind
    title: str
    key: UUID
    url: str = ""
    full_url: str = ""
    is_celebrated: bool = True
    note: str = ""
    changed_at: datetime | None = None
    cities: tuple = field(default=())


@dataclass(frozen=True)
class Anniversary:
    """A round number of years of an occasion, as precisely as its beginning is known."""

    occasion: Occasion
    years: int
    date: PartialDate

    @property
    def title(self) -> str:
        return self.occasion.title % {"years": self.years}

    @property
    def key(self) -> UUID:
        """The lasting name of this anniversary."""
        return uuid5(self.occasion.key, str(self.years))

    @property
    def is_strong(self) -> bool:
        """Whether it is one of the great ones: 25, 50, 75, 100."""
        return self.years % STRONG == 0

    @property
    def mark(self) -> str:
        """The word for a great one; empty for the others."""
        words = {
            25: _("ein Vierteljahrhundert"),
            50: _("ein halbes Jahrhundert"),
            75: _("ein Dreivierteljahrhundert"),
            100: _("ein Jahrhundert"),
        }
        return words.get(self.years, _("ein großes Jubiläum")) if self.is_strong else ""

    @property
    def is_known_to_the_day(self) -> bool:
        return self.date.precision is Precision.DAY

    @property
    def when(self) -> str:
        """When it is, claiming no more than is known: "im Jahr 2029", "im Juni 2027"."""
        forms = {Precision.YEAR: _("im Jahr %(date)s"), Precision.MONTH: _("im %(date)s")}
        return forms.get(self.date.precision, _("am %(date)s")) % {"date": self.date.display()}

    @property
    def when_in_its_year(self) -> str:
        """The same below a heading that names the year already."""
        if self.date.precision is Precision.YEAR:
            return _("im Laufe des Jahres")
        if self.date.precision is Precision.MONTH:
            return _("im %(date)s") % {"date": date_format(self.date.earliest, "F")}
        return _("am %(date)s") % {"date": date_format(self.date.earliest, "MONTH_DAY_FORMAT")}

    def lead(self, on: date) -> Lead:
        """How much time is left to prepare it, counted to the first day it can be."""
        if self.date.earliest <= on:
            return Lead.NOW
        if self.date.earliest <= on + relativedelta(months=MONTHS_TO_APPLY):
            return Lead.APPLY
        if self.date.earliest <= last_day_to_plan(on):
            return Lead.PLAN
        return Lead.LATER


def anniversary_date(since: PartialDate, years: int) -> PartialDate:
    """The day, month or year in which the years are complete; 29 February falls on the 28th.

    A span comes round with its beginning, as exactly as that is known: a festival of three days on
    its first day, "2005/2006" in the year that 2005 has its anniversary.
    """
    begin = since.begin
    year = begin.year + years
    if begin.precision is Precision.DAY:
        try:
            return PartialDate.from_day(begin.earliest.replace(year=year))
        except ValueError:
            return PartialDate.from_day(date(year, 2, 28))
    if begin.precision is Precision.MONTH:
        return PartialDate(f"{year}-{begin.earliest:%m}")
    return PartialDate(str(year))


def last_day_ahead(on: date) -> date:
    """The last day of the ten years that lie ahead, the same day of the year included."""
    return on + relativedelta(years=YEARS_AHEAD)


def rounds(occasion: Occasion, on: date, until: date) -> list[Anniversary]:
    """The round anniversaries that are not over on the one day and may begin until the other.

    What is still to happen has none.
    """
    if occasion.since.earliest > on:
        return []
    since = occasion.since
    first = max(ROUND, (on.year - since.year) // ROUND * ROUND)
    found = []
    for years in range(first, until.year - since.year + 1, ROUND):
        when = anniversary_date(since, years)
        if not when.is_past(on) and when.earliest <= until:
            found.append(Anniversary(occasion, years, when))
    return found


def last_day_to_plan(on: date) -> date:
    """The last day on which something may begin that is prepared from that day on."""
    return on + relativedelta(months=MONTHS_TO_PLAN)


def anniversaries(
    occasions: Iterable[Occasion], on: date, until: date | None = None
) -> list[Anniversary]:
    """The anniversaries of the next ten years, or those that may begin until a day; the next first.

    In each year those known to the year alone come last: they have until its end.
    """
    until = until or last_day_ahead(on)
    found = [each for occasion in occasions for each in rounds(occasion, on, until)]
    return sorted(
        found, key=lambda each: (each.date.latest, each.date.earliest, -each.years, each.title)
    )


def celebrated(occasions: Iterable[Occasion]) -> list[Occasion]:
    """The occasions that are announced to everybody."""
    return [occasion for occasion in occasions if occasion.is_celebrated]


def next_anniversary(occasions: Iterable[Occasion], on: date) -> Anniversary | None:
    """The celebrated anniversary that comes next."""
    return next(iter(anniversaries(celebrated(occasions), on)), None)


def by_year(found: list[Anniversary]) -> list[tuple[int, list[Anniversary]]]:
    """The anniversaries year by year."""
    return [(year, list(group)) for year, group in groupby(found, lambda each: each.date.year)]
