"""Times of day as people say them."""

import datetime

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext


def times_in_words(begin: datetime.time, end: datetime.time | None = None) -> str:
    """ "18:30 Uhr", "10 bis 13 Uhr"; in English "6:30 pm", "10 am to 1 pm"."""
    if end is None:
        return gettext("%(begin)s Uhr") % {"begin": _shown(begin)}
    words = {"begin": _shown(begin), "end": _shown(end)}
    return gettext("%(begin)s bis %(end)s Uhr") % words


def moment_in_words(moment: datetime.datetime) -> str:
    """The day and the time in town: "10. Juli 2027, 18:30 Uhr"."""
    local = localtime(moment)
    return f"{date_format(local.date())}, {times_in_words(local.time())}"


def _shown(time: datetime.time) -> str:
    """The time as a clock shows it; its forms are messages, for some clocks have twelve hours."""
    if time.hour < 12:
        form = pgettext("vormittags", "G:i") if time.minute else pgettext("vormittags", "G")
    else:
        form = pgettext("nachmittags", "G:i") if time.minute else pgettext("nachmittags", "G")
    return time_format(time, form)
