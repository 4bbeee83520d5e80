"""Local dates and times of the town, turned into moments."""

import datetime
from zoneinfo import ZoneInfo

TOWN_TIME = ZoneInfo("Europe/Berlin")


class MissingHourError(ValueError):
    """The clock never showed that time: it was skipped when summer time began."""


def moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """The moment, in UTC, when clocks in town show that time on that day.

    In the hour that happens twice in October it is the first of the two. A time in the hour
    that is skipped in March raises `MissingHourError`.
    """
    utc = moment_of_series(day, time)
    if utc.astimezone(TOWN_TIME).time() != time:
        raise MissingHourError(f"{day} {time:%H:%M}")
    return utc


def moment_of_series(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """The same for a time nobody chose for that very day.

    In the hour that is skipped in March it is the time the clocks would have shown without the
    change, an hour later by those that were put forward (RFC 5545, section 3.3.5).
    """
    return datetime.datetime.combine(day, time, tzinfo=TOWN_TIME).astimezone(datetime.UTC)
