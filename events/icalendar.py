"""A date of an event as an entry of a calendar."""

import datetime

from django.utils.translation import gettext as _

from iserlohn_europa.core.icalendar import (
    CANCELLED,
    CONFIRMED,
    COUNTING_FROM,
    TENTATIVE,
    CalendarEntry,
    uid,
)

from .choices import DateStatus
from .models import EventPage, Occurrence
from .times import moment
from .wording import status_as_sentence, title_in_list


def calendar_entry(date: Occurrence, address: str, host: str) -> CalendarEntry:
    """The date as calendars take it; its event has its page at that address."""
    page = date.page
    source = page.source
    begins, ends = limits(date)
    return CalendarEntry(
        uid=uid(date.key, host),
        changed_at=source.last_published_at or COUNTING_FROM,
        created_at=source.first_published_at,
        begins=begins,
        ends=ends,
        status=_status(date, source),
        summary=title_in_list(page.title, date),
        description=_description(date, address),
        location=_location(date),
        geo=_geo(date),
        url=address,
        category=source.get_kind_display(),
    )


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
    day_after = date.last_day + datetime.timedelta(days=1)
    if date.starts_at is None:
        return date.first_day, day_after
    if date.ends_at is None and date.last_day > date.first_day:
        return date.starts_at, moment(day_after, datetime.time.min)
    return date.starts_at, date.ends_at


def _status(date: Occurrence, source: EventPage) -> str:
    if date.status == DateStatus.CANCELLED:
        return CANCELLED
    return TENTATIVE if source.was_only_announced else CONFIRMED


def _description(date: Occurrence, address: str) -> str:
    page = date.page
    parts = [
        status_as_sentence(date),
        date.remark,
        _("Belegt ist nur die Ankündigung.") if page.was_only_announced else "",
        page.summary,
        address,
    ]
    return "\n\n".join(part for part in parts if part)


def _is_at_usual_place(date: Occurrence) -> bool:
    return date.status != DateStatus.ONLINE and date.place == date.page.source.place_name


def _geo(date: Occurrence) -> tuple[float, float] | None:
    source = date.page.source
    if source.latitude is None or not _is_at_usual_place(date):
        return None
    return float(source.latitude), float(source.longitude)


def _location(date: Occurrence) -> str:
    source = date.page.source
    if date.status == DateStatus.ONLINE and date.place == source.place_name:
        return _("online")
    if not _is_at_usual_place(date):
        return date.place
    return ", ".join(filter(None, [date.place, *source.place_address.splitlines()]))
