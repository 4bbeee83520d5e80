"""What machines fetch from the calendar of events: iCalendar files and an Atom feed."""

import datetime
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iserlohn_europa.core.atom import Told, atom_feed
from iserlohn_europa.core.feeds import Publisher, answer, publisher_for
from iserlohn_europa.core.icalendar import calendar_response
from iserlohn_europa.core.today import today
from partnerships.asked_city import asked_city, with_city

from .icalendar import EventInCalendars
from .models import EventIndexPage, EventPage
from .subscriptions import Subscription, dates_with_pages, public_events
from .wording import dates_in_words, title_in_feed


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """All dates, or those of one city, of one kind, from today on."""
    subscription = Subscription.read(request.GET, today())
    publisher = publisher_for(request)

    def write():
        entries = _entries(subscription.dates(), request, publisher)
        return calendar_response(publisher.titled(subscription.name), entries, "termine")

    return answer(request, (publisher, *subscription.version), write)


@require_safe
def event_calendar(request: HttpRequest, translation_key: UUID) -> HttpResponse:
    """All dates of one event."""
    return _file(request, public_events().filter(translation_key=translation_key))


@require_safe
def date_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """One date of an event."""
    return _file(request, public_events().filter(occurrences__key=key), key)


def _file(request, events, key: UUID | None = None) -> HttpResponse:
    dates = [date for date in dates_with_pages(events) if key in (None, date.key)]
    if not dates:
        raise Http404
    page = dates[0].page
    publisher = publisher_for(request)
    version = (publisher, page.pk, page.source.last_published_at, *(date.pk for date in dates))

    def write():
        return calendar_response(page.title, _entries(dates, request, publisher), page.slug)

    return answer(request, version, write)


def _entries(dates, request, publisher: Publisher):
    events: dict[int, EventInCalendars] = {}
    for date in dates:
        event = events.get(date.page_id)
        if event is None:
            address = date.page.get_full_url(request) or ""
            event = events[date.page_id] = EventInCalendars(date.page, address, publisher.host)
        yield event.entry(date)


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """What was announced or changed last, overall or with one city."""
    on = today()
    tell = partial(_told, on=on)
    city = asked_city(request.GET)
    path = with_city(request.path, city.slug if city else "")
    events = public_events().order_by("-last_published_at", "-pk")
    events = events.select_related("locale").prefetch_related("occurrences").defer_streamfields()
    if city:
        title = _("Veranstaltungen mit %(city)s") % {"city": city.title}
        return atom_feed(request, title, path, city, events.with_city(city), tell, version=(on,))
    index = EventIndexPage.objects.live().public().in_source_language().first()
    return atom_feed(request, _("Veranstaltungen"), path, index, events, tell, version=(on,))


def _told(event: EventPage, on: datetime.date) -> Told:
    dates = list(event.occurrences.all())
    when = event.source.date.display() if event.source.date else dates_in_words(dates, on)
    parts = [when, event.source.place_name, event.summary]
    return Told(title_in_feed(event.title, dates), "\n".join(part for part in parts if part))
