"""The dates that recurrence rules (RFC 5545, 3.8.5) make, never more than can be looked at."""

import datetime
import time
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from ..times import TOWN_TIME
from .clocks import Value, is_moment, utc
from .facts import EntryError

MOST_DATES = 100
YEARS_AHEAD = 3
MOST_LOOKED_AT = 1000
MOST_SECONDS = 3
RHYTHMS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS = ("INTERVAL", "COUNT", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass
class Patience:
    """How long rules may take, all those of a file together: some never come to an end."""

    seconds: float = MOST_SECONDS
    spent: float = field(default=0, init=False)

    def __enter__(self):
        if self.spent >= self.seconds:
            raise EntryError(
                _("Die Wiederholungen in dieser Datei sind zu aufwendig, um sie zu berechnen.")
            )
        self._began = time.monotonic()

    def __exit__(self, *error):
        self.spent += time.monotonic() - self._began


def repeated(start: Value, rule, on: datetime.date, patience: Patience) -> list[Value]:
    """When a rule makes the date take place again, from its start until three years after `on`.

    The clocks at the place of the start count: a meeting at seven stays at seven in summer.
    """
    naive = _naive(start)
    end = datetime.datetime.combine(
        on + relativedelta(years=YEARS_AHEAD), datetime.time(23, 59, 59)
    )
    if until := _until(rule, start):
        end = min(end, until)
    if naive > end:
        return [start]
    with patience:
        made = _made(naive, _text(rule), end)
    if len(made) > MOST_LOOKED_AT:
        coming = [each for each in made if each.date() >= on.replace(day=1)]
        made = coming if len(coming) >= MOST_DATES else made[-MOST_LOOKED_AT:]
    zone = start.tzinfo if is_moment(start) else None
    if not is_moment(start):
        return [each.date() for each in made]
    return [each.replace(tzinfo=zone) for each in made]


def shortened(values: list[Value], on: datetime.date) -> tuple[list[Value], bool]:
    """At most a hundred of the values: rather the coming ones than those of long ago."""
    if len(values) <= MOST_DATES:
        return values, False
    coming = [value for value in values if _naive(value).date() >= on.replace(day=1)]
    if len(coming) >= MOST_DATES:
        return coming[:MOST_DATES], True
    return values[-MOST_DATES:], True


def _made(naive: datetime.datetime, text: str, end: datetime.datetime) -> list[datetime.datetime]:
    made = []
    try:
        for each in rrulestr(text, dtstart=naive):
            if each > end:
                break
            made.append(each)
    except (ValueError, TypeError, IndexError, KeyError, OverflowError):
        raise EntryError(_("Die Wiederholung lässt sich nicht lesen.")) from None
    return made or [naive]


def _naive(value: Value) -> datetime.datetime:
    if is_moment(value):
        return value.replace(tzinfo=None)
    return datetime.datetime.combine(value, datetime.time.min)


def _text(rule) -> str:
    """The rule without its end, if it is one for days; else `EntryError`."""
    parts = {name.upper(): value for name, value in rule.items()}
    rhythm = _only(parts.get("FREQ"))
    if rhythm not in RHYTHMS or any(name in parts for name in TIMES_OF_DAY):
        raise EntryError(_("Termine, die sich mehrmals am Tag wiederholen, werden nicht gelesen."))
    interval = _only(parts.get("INTERVAL", 1))
    if not isinstance(interval, int) or interval < 1:
        raise EntryError(_("Die Wiederholung lässt sich nicht lesen."))
    written = rule.to_ical().decode().upper().split(";")
    kept = [part for part in written if part.partition("=")[0] in ("FREQ", "WKST", *PARTS)]
    return ";".join(kept)


def _until(rule, start: Value) -> datetime.datetime | None:
    until = _only(rule.get("UNTIL"))
    if not isinstance(until, datetime.date):
        return None
    if not is_moment(until):
        return datetime.datetime.combine(until, datetime.time.max)
    if until.tzinfo is None:
        return until
    zone = start.tzinfo if is_moment(start) else None
    return utc(until).astimezone(zone or TOWN_TIME).replace(tzinfo=None)


def _only(values):
    return values[0] if isinstance(values, (list, tuple)) and values else values or None
