"""What committees make of events: each is their city's, and stays with them."""

from partnerships.committees import entrust, missing_cities

from .hosts import add_hosts
from .models import EventPage


def name_own_city(event: EventPage, user) -> None:
    """Names the city of somebody's committee as host, unless the event names one of theirs."""
    add_hosts(event, missing_cities(user, _cities(event)))


def entrust_event(event: EventPage, user) -> None:
    """Lets the committees that made an event change it, if somebody speaks for one of them."""
    entrust(event, _cities(event), user)


def _cities(event: EventPage) -> list:
    return [partner.city for partner in event.partners.all() if partner.city_id]
