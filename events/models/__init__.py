from .dates import EventDate, EventPartner
from .event_page import EventPage
from .index_page import EventIndexPage
from .occurrence import Occurrence

__all__ = [
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "EventPartner",
    "Occurrence",
]
