"""What a room wants done from time to time: its app names it as `jobs`, operations does it."""

import datetime
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

NIGHT_BEGINS = datetime.time(3)  # in town; where clocks change, this hour is there all the same


class Rhythm(TextChoices):
    """How often something is done."""

    MINUTE = "minute", _("jede Minute")
    HOUR = "hour", _("jede Stunde")
    NIGHT = "night", _("jede Nacht")

    def began(self, now: datetime.datetime) -> datetime.datetime:
        """When the minute, hour or night began for which it is to be done now."""
        local = localtime(now)
        if self is Rhythm.MINUTE:
            return now
        if self is Rhythm.HOUR:
            return local.replace(minute=0, second=0, microsecond=0)
        day = local.date() - datetime.timedelta(days=local.time() < NIGHT_BEGINS)
        return datetime.datetime.combine(day, NIGHT_BEGINS, local.tzinfo)


@dataclass(frozen=True)
class Job:
    """A management command that is harmless when there is nothing to do."""

    command: str
    label: str | Promise
    rhythm: Rhythm = Rhythm.MINUTE
    is_slow: bool = False  # what is quick need not wait for it
