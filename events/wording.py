"""What a date that is not as announced says of itself, on pages and in calendars alike."""

import datetime

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .choices import DateStatus
from .models import Occurrence

DATES_NAMED = 3


def planned_day_in_words(date: Occurrence) -> str:
    """The day it stood at before: "8. Mai", with its year if that is another; empty if none."""
    day = date.planned_day
    if day is None or day == date.first_day:
        return ""
    form = "MONTH_DAY_FORMAT" if day.year == date.first_day.year else "DATE_FORMAT"
    return date_format(day, form)


def status_in_words(date: Occurrence) -> str:
    """What is not as announced: "abgesagt", "verschoben vom 8. Mai"; empty if nothing is."""
    planned = planned_day_in_words(date)
    if planned and date.status != DateStatus.CANCELLED:
        moved = _("verschoben vom %(day)s") % {"day": planned}
        is_online = date.status == DateStatus.ONLINE
        return f"{moved}, {date.get_status_display()}" if is_online else moved
    return "" if date.takes_place_as_announced else date.get_status_display()


def title_in_list(title: str, date: Occurrence) -> str:
    """The title with what must not be missed before it, since many calendars hide the status."""
    if date.status == DateStatus.CANCELLED:
        return _cancelled(title)
    if date.status == DateStatus.MOVED or planned_day_in_words(date):
        return _("Verschoben: %(title)s") % {"title": title}
    return title


def status_as_sentence(date: Occurrence) -> str:
    """The same as a sentence; empty if all is as announced."""
    words = status_in_words(date)
    return f"{capfirst(words)}." if words else ""


def title_in_feed(title: str, dates: list[Occurrence]) -> str:
    """The title of an event with all these dates, which says so if none of them takes place."""
    is_cancelled = dates and all(date.status == DateStatus.CANCELLED for date in dates)
    return _cancelled(title) if is_cancelled else title


def dates_in_words(dates: list[Occurrence], on: datetime.date) -> str:
    """The next of its dates on that day, or the last if all are over.

    Each says what is not as announced.
    """
    upcoming = [date for date in dates if date.is_upcoming(on)]
    named = upcoming[:DATES_NAMED] or dates[-DATES_NAMED:]
    more = [_("und weitere Termine")] if len(upcoming or dates) > DATES_NAMED else []
    return "; ".join([*map(_date_in_words, named), *more])


def _date_in_words(date: Occurrence) -> str:
    status = status_in_words(date)
    return f"{date.days.display()} ({status})" if status else date.days.display()


def _cancelled(title: str) -> str:
    return _("Abgesagt: %(title)s") % {"title": title}
