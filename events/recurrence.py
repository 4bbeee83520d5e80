"""The days of a series, by the rules of RFC 5545 (section 3.3.10). Knows no database.

A rhythm and a first day make the rule: a series that begins on the second Tuesday of a month is on
every second Tuesday. Days are local days of the town; clocks do not matter here.
"""

import datetime
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .choices import Rhythm

YEARS_AHEAD = 3
DAYS_OF_A_WEEK = 7
# A month has a fifth Tuesday now and then only: who wants the last one says so.
LAST_ORDINAL = 4
# Their days depend on where in its month or year the first one is; the others count from it.
RHYTHMS_OF_MONTHS = (
    Rhythm.MONTHLY_WEEKDAY,
    Rhythm.MONTHLY_LAST_WEEKDAY,
    Rhythm.MONTHLY_DAY,
    Rhythm.YEARLY,
)

WEEKDAYS = (
    gettext_lazy("Montag"),
    gettext_lazy("Dienstag"),
    gettext_lazy("Mittwoch"),
    gettext_lazy("Donnerstag"),
    gettext_lazy("Freitag"),
    gettext_lazy("Samstag"),
    gettext_lazy("Sonntag"),
)
ORDINALS = (
    gettext_lazy("ersten"),
    gettext_lazy("zweiten"),
    gettext_lazy("dritten"),
    gettext_lazy("vierten"),
    gettext_lazy("fünften"),
)


def ordinal(day: datetime.date) -> int:
    """Which of its month it is among the same weekdays: 1 to 5."""
    return (day.day - 1) // DAYS_OF_A_WEEK + 1


def is_last_weekday(day: datetime.date) -> bool:
    """Whether the same weekday does not come again in its month."""
    return (day + datetime.timedelta(days=DAYS_OF_A_WEEK)).month != day.month


def fits(rhythm: str, first: datetime.date) -> bool:
    """Whether a series of that rhythm can begin on that day."""
    if rhythm == Rhythm.MONTHLY_LAST_WEEKDAY:
        return is_last_weekday(first)
    return rhythm != Rhythm.MONTHLY_WEEKDAY or ordinal(first) <= LAST_ORDINAL


def horizon(on: datetime.date) -> datetime.date:
    """The last day up to which dates are made, seen from that day."""
    return on + relativedelta(years=YEARS_AHEAD)


def days_of_series(
    rhythm: str, first: datetime.date, until: datetime.date | None, last: datetime.date
) -> Iterator[datetime.date]:
    """The days of a series in their order, to its end or to the day `last`, whichever is sooner.

    A month without that day, a year without 29 February has no date, as the standard says.
    """
    end = min(until, last) if until else last
    for moment in _rule(rhythm, first, end):
        yield moment.date()


def is_day_of_series(
    rhythm: str, first: datetime.date, until: datetime.date | None, day: datetime.date
) -> bool:
    """Whether the series has a date on that day."""
    midnight = datetime.datetime.combine(day, datetime.time.min)
    return bool(_rule(rhythm, first, until or day).between(midnight, midnight, inc=True))


def first_day_from(rhythm: str, first: datetime.date, begin: datetime.date) -> datetime.date | None:
    """The first day from `begin` on that follows the rule; None after the year 9999.

    For the rhythms of months only: what is counted from the first day has no other begin.
    """
    moments = iter(_rule(rhythm, first, datetime.date.max, begin))
    return next((moment.date() for moment in moments), None)


def in_words(rhythm: str, first: datetime.date) -> str:
    """The rhythm as Germans say it: "jeden zweiten Dienstag im Monat"."""
    names = {
        "weekday": WEEKDAYS[first.weekday()],
        "ordinal": ORDINALS[ordinal(first) - 1],
        "day": date_format(first, pgettext("Tag im Monat", "j.")),
        "date": date_format(first, "MONTH_DAY_FORMAT"),
    }
    return {
        Rhythm.DAILY: _("jeden Tag"),
        Rhythm.WEEKLY: _("jeden %(weekday)s"),
        Rhythm.FORTNIGHTLY: _("alle zwei Wochen am %(weekday)s"),
        Rhythm.MONTHLY_WEEKDAY: _("jeden %(ordinal)s %(weekday)s im Monat"),
        Rhythm.MONTHLY_LAST_WEEKDAY: _("jeden letzten %(weekday)s im Monat"),
        Rhythm.MONTHLY_DAY: _("jeden Monat am %(day)s"),
        Rhythm.YEARLY: _("jedes Jahr am %(date)s"),
    }[Rhythm(rhythm)] % names


def _rule(
    rhythm: str,
    first: datetime.date,
    end: datetime.date,
    begin: datetime.date | None = None,
) -> rrule:
    parts = {
        Rhythm.DAILY: {"freq": DAILY},
        Rhythm.WEEKLY: {"freq": WEEKLY},
        Rhythm.FORTNIGHTLY: {"freq": WEEKLY, "interval": 2},
        Rhythm.MONTHLY_WEEKDAY: {
            "freq": MONTHLY,
            "byweekday": weekday(first.weekday())(ordinal(first)),
        },
        Rhythm.MONTHLY_LAST_WEEKDAY: {
            "freq": MONTHLY,
            "byweekday": weekday(first.weekday())(-1),
        },
        Rhythm.MONTHLY_DAY: {"freq": MONTHLY, "bymonthday": first.day},
        Rhythm.YEARLY: {"freq": YEARLY, "bymonth": first.month, "bymonthday": first.day},
    }[Rhythm(rhythm)]
    midnight = datetime.time.min
    return rrule(
        dtstart=datetime.datetime.combine(begin or first, midnight),
        until=datetime.datetime.combine(end, midnight),
        **parts,
    )
