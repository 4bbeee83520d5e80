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
    local = datetime.datetime.combine(day, time, tzinfo=TOWN_TIME)
    utc = local.astimezone(datetime.UTC)
    if utc.astimezone(TOWN_TIME).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise MissingHourError(f"{local:%Y-%m-%d %H:%M}")
    return utc
