"""How tests make events that never change and read the calendars they stand in."""

import datetime
from uuid import UUID

from icalendar import Calendar

from events.models import EventDate, EventPage
from tests.factories import EventFactory

PUBLISHED = datetime.datetime(2026, 11, 22, 10, 30, tzinfo=datetime.UTC)
CHANGED = datetime.datetime(2026, 11, 23, 8, 0, 15, tzinfo=datetime.UTC)
ALL = "/veranstaltungen/kalender.ics"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def date_row(starts: str, ends: str = "", number: int = 1, **fields) -> EventDate:
    """A date as an editor types it: "2027-05-06", or with an hour "2027-05-06 18:30"."""
    first, _space, start_time = starts.partition(" ")
    last, _space, end_time = ends.partition(" ")
    return EventDate(
        key=UUID(int=number),
        starts_on=day(first),
        ends_on=day(last) if last and last != first else None,
        start_time=datetime.time.fromisoformat(start_time) if start_time else None,
        end_time=datetime.time.fromisoformat(end_time) if end_time else None,
        **fields,
    )


def publish(calendar, *rows: EventDate, **fields) -> EventPage:
    """A published event whose names and moments are the same in every run."""
    known = {"title": "Begegnung", "slug": "begegnung", "translation_key": UUID(int=7)}
    event = EventFactory(parent=calendar, dates=list(rows), **(known | fields))
    set_published(event, PUBLISHED, CHANGED)
    return event


def set_published(event, first: datetime.datetime, last: datetime.datetime) -> None:
    EventPage.objects.filter(pk=event.pk).update(first_published_at=first, last_published_at=last)


def read(client, address: str = ALL) -> Calendar:
    """The calendar at an address, as a client's library understands it."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def summaries(client, address: str = ALL) -> list[str]:
    return [str(event["SUMMARY"]) for event in read(client, address).events]
