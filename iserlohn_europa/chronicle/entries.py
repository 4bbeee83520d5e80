"""Merges what several pages say about the past: one happening is one entry. Knows no database."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from uuid import UUID

from iserlohn_europa.core.dates import FIRST_DAY, PartialDate, Precision

from .anniversaries import ROUND, anniversary_date
from .choices import EntryKind


@dataclass(frozen=True)
class CityMark:
    """A partner city that an entry concerns."""

    key: UUID
    name: str
    url: str
    slug: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the chronicle.

    `happening` names what happened: entries with the same happening are one. `tells` is set on
    the entry of the page that tells it, which then speaks for all. What was only announced is not
    certain, and what concerns a suspended bond alone is not celebrated.

    `own_words` is how the page of the city says it, where everybody knows which one is meant.
    `evidence` says to staff where it stands: empty if nobody wrote it down, None if there is no
    field for it. `page_pk` is the page on which staff edit it.
    """

    date: PartialDate
    kind: EntryKind
    text: str
    happening: object
    url: str = ""
    tells: bool = False
    is_certain: bool = True
    is_celebrated: bool = True
    is_in_chronicle: bool = True
    cities: tuple[CityMark, ...] = field(default=())
    language: str = ""
    own_words: str = ""
    evidence: str | None = None
    page_pk: int | None = None

    @property
    def cities_beside(self) -> tuple[CityMark, ...]:
        """The marks that lead elsewhere than the entry: the others would say the same twice."""
        return tuple(mark for mark in self.cities if mark.url != self.url)


def merged(entries: list[Entry], told_on: dict | None = None) -> list[Entry]:
    """The entries in the order of time, each happening once, with the marks of every city.

    `told_on` maps a happening to the one that tells it, as an award to its ceremony. An entry that
    an editor hid does not speak, and leaves no mark on those that do.
    """
    told_on = told_on or {}
    groups: dict[object, list[Entry]] = {}
    for entry in (entry for entry in entries if entry.is_in_chronicle):
        groups.setdefault(_told_by(entry.happening, told_on), []).append(entry)
    lines = [_one_line(happening, group) for happening, group in groups.items()]
    return sorted(lines, key=lambda entry: (entry.date, entry.text))


def _told_by(happening, told_on: dict):
    seen = set()
    while happening in told_on and happening not in seen:
        seen.add(happening)
        happening = told_on[happening]
    return happening


def _one_line(happening, group: list[Entry]) -> Entry:
    spokesman = next(
        (entry for entry in group if entry.tells and entry.happening == happening), group[0]
    )
    marks = {mark.key: mark for entry in group for mark in entry.cities}
    url = spokesman.url or next((entry.url for entry in group if entry.url), "")
    cities = tuple(sorted(marks.values(), key=lambda mark: (mark.name, str(mark.key))))
    return replace(spokesman, url=url, cities=cities)


def by_year(entries: list[Entry]) -> list[tuple[int, list[Entry]]]:
    """The entries year by year, as a reader scans a chronicle."""
    return [(year, list(group)) for year, group in groupby(entries, lambda entry: entry.date.year)]


def round_years(on: date) -> range:
    """The years of which a round number has passed since, the latest first."""
    return range(on.year - ROUND, FIRST_DAY.year - 1, -ROUND)


def years_ago(entries: list[Entry], on: date, step: int = ROUND) -> tuple[int, Entry] | None:
    """What happened a round number of years ago, with that number: nearest to that day's season.

    The years must be complete: a day or month must have come round again, a span its beginning;
    of what is known to the year only the year counts. An entry known to the day goes before one
    known only roughly.
    """
    candidates = [
        (on.year - entry.date.year, entry)
        for entry in entries
        if on.year > entry.date.year
        and (on.year - entry.date.year) % step == 0
        and entry.date.latest.year == entry.date.year
        and _returns(entry.date, on.year) <= on
        and entry.is_certain
        and entry.is_celebrated
    ]
    if not candidates:
        return None

    def distance(candidate):
        years, entry = candidate
        this_year = (entry.date.earliest - date(entry.date.year, 1, 1)).days
        today = (on - date(on.year, 1, 1)).days
        return (
            entry.date.precision is Precision.YEAR,
            abs(this_year - today),
            -years,
            entry.text,
        )

    return min(candidates, key=distance)


def _returns(when: PartialDate, year: int) -> date:
    """The first day in that year on which the years since then are complete."""
    return anniversary_date(when, year - when.year).earliest
