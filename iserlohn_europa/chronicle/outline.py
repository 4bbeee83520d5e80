"""All that the chronicle tells, as a list for staff: of thousands of lines a few are shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from awards.models import AwardPage
from events.models import EventPage
from events.when import days_of
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.projects.models import ProjectPage

from .entries import Entry
from .sources import entries_of_pages, entries_of_rows


@dataclass(frozen=True)
class Outline:
    """Of an entry that has a page of its own, what gives it its place in the list."""

    date: PartialDate
    text: str
    page_pk: int
    evidence: str | None = None


def outline_for_staff(page, on: date) -> list[Entry | Outline]:
    """Every entry until that day as it is kept, hidden or told by another page as it may be.

    The page is one in the source language. Pages that tell of one happening are outlines yet.
    """
    lines = [*entries_of_rows(page), *_events(page), *_awards(page), *_projects(page)]
    past = [line for line in lines if line.date.earliest <= on]
    return sorted(past, key=lambda line: (line.date, line.text))


def completed(page, lines: Iterable[Entry | Outline]) -> list[Entry]:
    """The lines with all that they say, without pages that were taken off the site meanwhile."""
    lines = list(lines)
    numbers = {line.page_pk for line in lines if isinstance(line, Outline)}
    known = {entry.page_pk: entry for entry in entries_of_pages(page, numbers)} if numbers else {}
    found = (known.get(line.page_pk) if isinstance(line, Outline) else line for line in lines)
    return [entry for entry in found if entry]


def _events(page) -> Iterator[Outline]:
    events = _public(EventPage, page)
    known = days_of(events.values("pk"))
    for pk, title, when, evidence in events.values_list("pk", "title", "date", "evidence"):
        days = known.get(pk)
        if days and not days.takes_place:
            continue
        if date := days.whole if days else when:
            yield Outline(date, title, pk, evidence)


def _awards(page) -> Iterator[Outline]:
    for pk, title, when in _public(AwardPage, page).values_list("pk", "title", "date"):
        if when:
            yield Outline(when, title, pk)


def _projects(page) -> Iterator[Outline]:
    for pk, title, begins in _public(ProjectPage, page).values_list("pk", "title", "begins"):
        if begins:
            yield Outline(begins, title, pk)


def _public(model, page):
    return model.objects.live().public().filter(locale_id=page.locale_id).order_by()
