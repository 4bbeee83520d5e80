"""What the address of a feed asks for: ?stadt=chorzow, ?art=concert, ?ab=heute."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Sum
from django.http import Http404
from django.utils.translation import gettext as _

from iserlohn_europa.core.querysets import LINK_FIELDS, with_sources
from partnerships.asked_city import asked_city
from partnerships.models import PartnerCityPage

from .choices import EventKind
from .icalendar import is_for_calendars
from .models import EventPage, Occurrence
from .querysets import EventQuerySet

KIND, FROM, TODAY = "art", "ab", "heute"
# What an entry says beside the page's address, and what tells whether it is one.
IN_CALENDARS = (
    *("first_published_at", "last_published_at", "search_description", "teaser", "kind", "date"),
    *("evidence", "place_name", "place_address", "latitude", "longitude"),
)


def public_events() -> EventQuerySet:
    """The events that feeds may tell of, in the source language."""
    return EventPage.objects.live().public().in_source_language()


@dataclass(frozen=True)
class Subscription:
    """The events of one city, of one kind, the dates from one day on; each of them or none."""

    city: PartnerCityPage | None = None
    kind: EventKind | None = None
    on: datetime.date | None = None

    @classmethod
    def read(cls, query: Mapping[str, str], today: datetime.date) -> "Subscription":
        """What that query asks for; Http404 if there is no such city, kind or day."""
        kind, begin = query.get(KIND, ""), query.get(FROM, "")
        if (kind and kind not in EventKind.values) or begin not in ("", TODAY):
            raise Http404
        return cls(
            city=asked_city(query),
            kind=EventKind(kind) if kind else None,
            on=today if begin else None,
        )

    @property
    def name(self) -> str:
        """What the calendar is called in the lists of those who subscribe."""
        city = self.city
        name = _("Termine mit %(city)s") % {"city": city.title} if city else _("Termine")
        return f"{name} ({self.kind.label})" if self.kind else name

    @property
    def events(self) -> EventQuerySet:
        events = public_events()
        if self.city:
            events = events.with_city(self.city)
        if self.kind:
            events = events.filter(kind=self.kind)
        return events

    @property
    def version(self) -> tuple:
        """A value that is another as soon as the calendar would be, asked in one query."""
        dates = _dates_of(self.events, self.on)
        state = dates.order_by().aggregate(
            count=Count("pk"), sum=Sum("pk"), changed=Max("page__last_published_at")
        )
        return self.name, self.on, *state.values()

    def dates(self) -> Iterator[Occurrence]:
        """The dates in their order, each with its page; two queries for any number of them."""
        return dates_with_pages(self.events, self.on)


def dates_with_pages(
    events: EventQuerySet, on: datetime.date | None = None
) -> Iterator[Occurrence]:
    """The dates of these events that calendars can take, from that day on if there is one.

    The pages are read apart from their dates, so that nothing comes once for each of these.
    """
    dates = _dates_of(events, on)
    pages = events.filter(pk__in=dates.order_by().values("page")) if on else events
    pages = pages.select_related("locale").only(*LINK_FIELDS, *IN_CALENDARS)
    known = {page.pk: page for page in with_sources(pages) if is_for_calendars(page)}
    for date in dates.iterator():  # there may be many thousands, each needed once
        if date.page_id in known:
            date.page = known[date.page_id]
            yield date


def _dates_of(events: EventQuerySet, on: datetime.date | None):
    dates = Occurrence.objects.filter(page__in=events.order_by().values("pk"))
    # What ends on that day is still to come, as Occurrence.is_upcoming has it.
    return dates.filter(last_day__gte=on) if on else dates
