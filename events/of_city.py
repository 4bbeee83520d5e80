"""The events of a city, asked for once by all that its page says of them."""

from iserlohn_europa.core.querysets import all_cards

from .models import EventPage


def events_of(city) -> list[EventPage]:
    """The public events that have to do with a city; its page keeps them while it is read."""
    kept = vars(city)
    if "_events" not in kept:
        events = EventPage.objects.live().public().in_language_of(city).with_city(city)
        kept["_events"] = all_cards(events, city)
    return kept["_events"]
