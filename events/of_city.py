"""The events of a city, asked for once by all that its page says of them."""

from dataclasses import dataclass

from django.db.models import Q

from iserlohn_europa.core.querysets import First, all_cards
from iserlohn_europa.core.today import today

from .models import EventPage

# The page of a city shows so many that come and that were, and leads to the others.
SHOWN = 20


@dataclass(frozen=True)
class CityEvents:
    """The events of a city: what comes, the next first, and what was, the latest first."""

    upcoming: First
    past: First

    def __bool__(self):
        return bool(self.upcoming or self.past)


def events_of(city) -> CityEvents:
    """The next and the latest public events of a city; its page keeps them while it is read."""
    kept = vars(city)
    if "_events" not in kept:
        kept["_events"] = _events_of(city, today())
    return kept["_events"]


def _events_of(city, on) -> CityEvents:
    events = EventPage.objects.live().public().in_language_of(city).with_city(city)
    shown = [part[: SHOWN + 1].values("pk") for part in (events.upcoming(on), events.past(on))]
    upcoming, past = [], []
    for event in all_cards(EventPage.objects.filter(Q(pk__in=shown[0]) | Q(pk__in=shown[1])), city):
        days = [(date.first_day, date.last_day) for date in event.occurrences.all()]
        ahead = [first for first, last in days if last >= on]
        if ahead:
            upcoming.append((min(ahead), event.pk, event))
        else:
            past.append((max(last for _first, last in days), event.pk, event))
    return CityEvents(
        First.of([event for *_key, event in sorted(upcoming, key=_key)], SHOWN),
        First.of([event for *_key, event in sorted(past, key=_key, reverse=True)], SHOWN),
    )


def _key(each: tuple) -> tuple:
    """The day, then the number of the page."""
    return each[:2]
