from .dates import EventDate, EventPartner
from .event_page import EventPage
from .index_page import EventIndexPage
from .occurrence import Occurrence
from .series import ChangedDate, EventSeries

__all__ = [
    "ChangedDate",
    "EventDate",
    "EventIndexPage",
    "EventPage",
    "EventPartner",
    "EventSeries",
    "Occurrence",
]
