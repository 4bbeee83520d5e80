"""When many events were and with whom, read as plain values: the past has thousands of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from iserlohn_europa.core.dates import PartialDate

from .choices import DateStatus
from .models import EventDate, EventPage, EventPartner, EventSeries


@dataclass(frozen=True)
class Days:
    """The first and the last day of an event, and whether any of its dates takes place."""

    first: date
    last: date
    takes_place: bool

    @property
    def whole(self) -> PartialDate:
        return PartialDate.from_days(self.first, self.last)


def know_when(events: Iterable[EventPage]) -> None:
    """Fills in of each event what it would else read of its dates, its series and its partners."""
    events = list(events)
    sources = [event.source.pk for event in events]
    known = days_of(sources)
    partners = defaultdict(list)
    for row in EventPartner.objects.filter(page__in=sources):
        partners[row.page_id].append(row)
    for event in events:
        days = known.get(event.source.pk)
        event.partner_list = partners[event.source.pk]
        event.is_cancelled = days is not None and not days.takes_place
        event.when = days.whole if days else event.source.date


def days_of(sources) -> dict[int, Days]:
    """The days of those of the events in the source language that have dates or a series."""
    takes_place = Count("pk", filter=~Q(status=DateStatus.CANCELLED))
    dates = _days(EventDate, sources, Coalesce("ends_on", "starts_on"), takes_place)
    series = _days(EventSeries, sources, Coalesce("until", "starts_on"), Count("pk"))
    days = {}
    for pk, first, last, number in dates.union(series, all=True):
        found = Days(first, last, bool(number))
        days[pk] = _joined(days[pk], found) if pk in days else found
    return days


def _joined(one: Days, other: Days) -> Days:
    first, last = min(one.first, other.first), max(one.last, other.last)
    return Days(first, last, one.takes_place or other.takes_place)


def _days(model, sources, last, takes_place) -> QuerySet:
    """Page, first day, last day and how many take place."""
    rows = model.objects.filter(page__in=sources).order_by().values("page")
    return rows.annotate(first=Min("starts_on"), last=Max(last), number=takes_place).values_list(
        "page", "first", "last", "number"
    )
