"""Events and their dates as entries of a calendar."""

import datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from iserlohn_europa.core.icalendar import (
    CANCELLED,
    CONFIRMED,
    COUNTING_FROM,
    TENTATIVE,
    CalendarEntry,
    uid,
)

from .choices import DateStatus, EventKind
from .models import EventPage, Occurrence
from .times import moment
from .wording import status_as_sentence, title_in_list


class EventInCalendars:
    """An event as the calendars of its readers take it: one entry for each of its dates.

    What all of them say alike is found once for an event, which may have hundreds of dates.
    """

    def __init__(self, page: EventPage, address: str, host: str):
        self.page = page
        self.source = page.source
        self.address = address
        self.host = host

    def entry(self, date: Occurrence) -> CalendarEntry:
        """One of its dates."""
        begins, ends = limits(date)
        is_online = date.status == DateStatus.ONLINE
        is_there = date.place == self.source.place_name
        usual_place = _("online") if is_online else self._location
        return CalendarEntry(
            uid=uid(date.key, self.host),
            changed_at=self.source.last_published_at or COUNTING_FROM,
            created_at=self.source.first_published_at,
            begins=begins,
            ends=ends,
            status=CANCELLED if date.status == DateStatus.CANCELLED else self._status,
            summary=title_in_list(self.page.title, date),
            description=self._description(date),
            location=usual_place if is_there else date.place,
            geo=self._geo if is_there and not is_online else None,
            url=self.address,
            category=self._category,
        )

    def _description(self, date: Occurrence) -> str:
        hour = _("Die Uhrzeit folgt.") if date.time_follows else ""
        parts = [status_as_sentence(date), hour, date.remark, self._about]
        return "\n\n".join(part for part in parts if part)

    @cached_property
    def _about(self) -> str:
        announced = _("Belegt ist nur die Ankündigung.") if self.page.was_only_announced else ""
        parts = [announced, self.page.summary, self.address]
        return "\n\n".join(part for part in parts if part)

    @cached_property
    def _status(self) -> str:
        return TENTATIVE if self.page.was_only_announced else CONFIRMED

    @cached_property
    def _category(self) -> str:
        # Django would translate every kind to find one, for each event.
        return str(EventKind(self.source.kind).label)

    @cached_property
    def _location(self) -> str:
        lines = [self.source.place_name, *self.source.place_address.splitlines()]
        return ", ".join(line.strip() for line in lines if line.strip())

    @cached_property
    def _geo(self) -> tuple[float, float] | None:
        if self.source.latitude is None:
            return None
        return float(self.source.latitude), float(self.source.longitude)


def is_for_calendars(page: EventPage) -> bool:
    """Whether its dates are days; what is known to the month or year only stays out."""
    date = page.source.date
    return date is None or date.names_days


def limits(
    date: Occurrence,
) -> tuple[datetime.date | datetime.datetime, datetime.date | datetime.datetime | None]:
    """When it begins, and when it is over: the first day or moment that is not part of it.

    If the hour of the end is not known, one day has no end, and several days last until the last
    of them is over in town: that is all we know, and no calendar drops one of the days.
    """
    # No calendar goes beyond the year 9999.
    day_after = min(date.last_day, datetime.date(9999, 12, 30)) + datetime.timedelta(days=1)
    if date.starts_at is None:
        return date.first_day, day_after
    if date.ends_at is None and date.last_day > date.first_day:
        return date.starts_at, moment(day_after, datetime.time.min)
    return date.starts_at, date.ends_at
