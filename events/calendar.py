"""The dates of the calendar as filters and months ask for them: light lines, read in few queries.

A page of the calendar shows thirty dates of perhaps five thousand, but counts all of them. So all
are read as lines of plain values, and only those that are shown as occurrences with their pages.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from iserlohn_europa.core.querysets import with_sources
from partnerships.models import PartnerCityPage
from partnerships.names import city_names

from .models.event_page import EventPage
from .models.occurrence import Occurrence

# What filters ask of an event; the rest of it is read for the dates that are shown.
ASKED = ("translation_key", "kind", "audiences", "languages", "is_free", "is_step_free", "date")

NO_MONTH = 13  # after all others of its year


@dataclass(frozen=True)
class DateLine:
    """One date and what can be asked about it; `is_rough` if only month or year are known."""

    pk: int
    first_day: datetime.date
    last_day: datetime.date
    is_rough: bool
    kind: str
    audiences: tuple[str, ...]
    languages: tuple[str, ...]
    is_free: bool
    is_step_free: bool
    cities: tuple[str, ...]

    def is_upcoming(self, on: datetime.date) -> bool:
        """Whether it is not over: what ends on that day is upcoming."""
        return self.last_day >= on

    def touches(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether any of its days lies between these two."""
        return self.first_day <= last and self.last_day >= first

    @property
    def is_in_one_month(self) -> bool:
        """Whether all of its possible days lie in one month."""
        first, last = self.first_day, self.last_day
        return (first.year, first.month) == (last.year, last.month)

    def heading(self, on: datetime.date | None = None) -> tuple[int, int]:
        """The year and month it stands under; NO_MONTH if only the year is known.

        What has begun before that day stands under the month of that day.
        """
        first = max(self.first_day, on) if on else self.first_day
        is_known = self.is_in_one_month or not self.is_rough
        return first.year, first.month if is_known else NO_MONTH

    def years(self) -> range:
        """The years it touches."""
        return range(self.first_day.year, self.last_day.year + 1)


@dataclass(frozen=True)
class Calendar:
    """All public dates in one language in their order, and the cities they have to do with.

    A city is its slug in the source language, as in the addresses of feeds, with its name.
    """

    lines: list[DateLine]
    cities: list[tuple[str, str]]

    @classmethod
    def read(cls, page) -> "Calendar":
        """The calendar in the language of that page, with a fixed number of queries."""
        public = EventPage.objects.live().public().in_language_of(page)
        cities = PartnerCityPage.objects.live().public().in_language_of(page).order_by("sort_key")
        slugs = PartnerCityPage.objects.in_source_language().values_list("translation_key", "slug")
        slug_of = dict(slugs)
        names = {
            key: (slug_of[key], title)
            for key, title in cities.values_list("translation_key", "title")
            if key in slug_of
        }
        sources = EventPage.objects.in_source_language()
        cities_of = defaultdict(list)
        for event, city in sources.filter(partners__isnull=False).values_list(
            "translation_key", "partners__city__translation_key"
        ):
            if city in names:
                cities_of[event].append(names[city][0])
        facts = {each[0]: each[1:] for each in sources.values_list(*ASKED)}
        # A page is known by its number here: there are many more dates than events.
        events = {
            pk: (facts[event], tuple(dict.fromkeys(cities_of[event])))
            for pk, event in public.order_by().values_list("pk", "translation_key")
            if event in facts
        }
        rows = Occurrence.objects.filter(page__in=public.order_by().values("pk"))
        lines = [
            cls._line(row, *events[page])
            for *row, page in rows.values_list("pk", "first_day", "last_day", "page")
            if page in events
        ]
        return cls(lines, list(names.values()))

    @staticmethod
    def _line(row: list, facts: tuple, cities: tuple[str, ...]) -> DateLine:
        *facts, partial_date = facts
        is_rough = partial_date is not None and not partial_date.names_days
        return DateLine(*row, is_rough, *facts, cities)


def years_of(lines: list[DateLine]) -> list[tuple[int, int]]:
    """The years with the number of dates that touch each, the latest first."""
    counts = Counter(year for line in lines for year in line.years())
    return sorted(counts.items(), reverse=True)


def as_occurrences(lines: list[DateLine]) -> list[Occurrence]:
    """What lines stand for, with all that a list shows of it."""
    found = Occurrence.objects.filter(pk__in=[line.pk for line in lines]).select_related(
        "page__locale"
    )
    by_pk = {occurrence.pk: occurrence for occurrence in found}
    pages = with_sources(
        (occurrence.page for occurrence in by_pk.values()), also=("partners__city",)
    )
    languages = {page.locale.language_code for page in pages}
    names = {language: city_names(language) for language in languages}
    for page in pages:
        page.city_names = page.cities_named(names[page.locale.language_code])
    return [by_pk[line.pk] for line in lines if line.pk in by_pk]


@dataclass(frozen=True)
class Month:
    """The dates of one month under their heading; without a first day only the year is known."""

    year: int
    first_day: datetime.date | None
    occurrences: list[Occurrence]


def by_month(occurrences: list[Occurrence], headings: dict[int, tuple[int, int]]) -> list[Month]:
    """The dates under their headings, of which each is known by the key of the date."""
    months = defaultdict(list)
    for occurrence in occurrences:
        months[headings[occurrence.pk]].append(occurrence)
    return [
        Month(year, None if month == NO_MONTH else datetime.date(year, month, 1), found)
        for (year, month), found in sorted(months.items())
    ]
