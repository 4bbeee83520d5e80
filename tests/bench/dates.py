"""A calendar with any number of dates."""

import datetime
from uuid import UUID

from events.models import EventIndexPage, EventPage, Occurrence
from events.times import moment
from tests.conftest import make_home
from tests.factories import EventFactory, EventIndexFactory

FIRST_DAY = datetime.date(2027, 1, 1)
EVENING, NIGHT = datetime.time(18, 30), datetime.time(21)
TEASER = (
    "Ein Abend mit Musik, Gesprächen und Gästen aus der Partnerstadt; der Eintritt ist frei. " * 2
)


def make_calendar() -> EventIndexPage:
    """The calendar page of a site without anything else."""
    return EventIndexFactory(parent=make_home())


def add_events(calendar: EventIndexPage, first: int, last: int, dates_per_event: int) -> None:
    """Adds dates from one number to another, so many to each event; a day later each."""
    for number in range(first, last, dates_per_event):
        event = _event(calendar, number)
        Occurrence.objects.bulk_create(
            _date(event, each) for each in range(number, min(number + dates_per_event, last))
        )


def _event(calendar, number) -> EventPage:
    return EventFactory(
        parent=calendar,
        title=f"Begegnung mit Gästen aus Chorzów und Nyíregyháza, Abend {number}",
        teaser=TEASER,
        place_name="Parktheater",
        place_address="Alexanderhöhe 3\n58644 Iserlohn",
        latitude="51.3746",
        longitude="7.6946",
    )


def _date(event, number) -> Occurrence:
    day = FIRST_DAY + datetime.timedelta(days=number % 1000)
    return Occurrence(
        page=event,
        key=UUID(int=number),
        first_day=day,
        last_day=day,
        starts_at=moment(day, EVENING),
        ends_at=moment(day, NIGHT),
        place=event.place_name,
    )
