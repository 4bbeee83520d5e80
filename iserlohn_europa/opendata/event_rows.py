"""The events as rows of data, one for each of their dates."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from events.choices import DateStatus
from events.models import EventPage, Occurrence
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.querysets import LINK_FIELDS

from .row_parts import AddressOf, Row, cities_of, coded, coded_value, degrees, end_of, moment, text

# What a row says of the event beside its address.
IN_ROWS = (
    *("last_published_at", "search_description", "teaser", "kind", "evidence", "date"),
    *("place_name", "place_address", "latitude", "longitude", "further_towns"),
    *("audiences", "languages", "is_free", "is_step_free"),
    *("registration_url", "registration_deadline"),
)
OF_A_DATE = "page", "key", "first_day", "last_day", "starts_at", "ends_at", "status", "place"


def events() -> QuerySet[EventPage]:
    """The events that are public."""
    return EventPage.objects.live().public().in_source_language()


def event_rows(address_of: AddressOf) -> Iterator[Row]:
    """One row for each date, by time."""
    pages = events().select_related("locale").prefetch_related("partners__city")
    pages = pages.only(*LINK_FIELDS, *IN_ROWS)
    known = {page.pk: (page, _of_the_event(page, address_of)) for page in pages}
    dates = Occurrence.objects.filter(page__in=events().order_by().values("pk"))
    # There are many of them, and none of what a model can do is needed.
    for date in dates.values_list(*OF_A_DATE, named=True).iterator():
        if date.page in known:
            page, shared = known[date.page]
            yield {**_of_the_date(page, date), **shared}


def _of_the_event(page: EventPage, address_of: AddressOf) -> Row:
    """What all dates of an event say alike; who organises it may be a person, and is left out."""
    return {
        "event_id": str(page.translation_key),
        "url": address_of(page),
        "title": page.title,
        **coded("kind", page),
        **coded("evidence", page),
        **cities_of(partner.city for partner in page.partner_list),
        "further_towns": text(page.further_towns),
        "audiences": list(page.audiences),
        "languages": list(page.languages),
        "is_free": page.is_free,
        "is_step_free": page.is_step_free,
        "registration_url": text(page.registration_url),
        "registration_deadline": text(page.registration_deadline),
        **end_of(page),
    }


def _of_the_date(page: EventPage, date) -> Row:
    is_known_roughly = page.date and date.key == page.occurrence_key(UUID(int=0))
    days = PartialDate.from_days(date.first_day, date.last_day)
    is_there = date.place == page.place_name and date.status != DateStatus.ONLINE
    return {
        "id": str(date.key),
        "date": str(page.date if is_known_roughly else days),
        "starts_at": moment(date.starts_at),
        "ends_at": moment(date.ends_at),
        **coded_value(Occurrence, "status", date.status),
        "place": text(date.place),
        "address": text(", ".join(page.place_address.splitlines())) if is_there else None,
        "latitude": degrees(page.latitude) if is_there else None,
        "longitude": degrees(page.longitude) if is_there else None,
    }
