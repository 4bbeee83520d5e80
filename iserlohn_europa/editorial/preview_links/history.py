"""How the history of a page tells of links to its versions."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter


class LinkCreated(LogFormatter):
    """Says until when the link opens the version."""

    label = gettext_lazy("Vorschau weitergeben")

    def format_message(self, log_entry):
        until = timezone.localtime(datetime.fromisoformat(log_entry.data["until"]))
        return _("Vorschau weitergegeben, gültig bis %(day)s") % {
            "day": date_format(until, "SHORT_DATETIME_FORMAT")
        }
