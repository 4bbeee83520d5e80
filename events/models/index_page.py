from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.models import (
    IndexPage,
)
from iserlohn_europa.core.paginate import paginate
from iserlohn_europa.core.querysets import with_sources
from iserlohn_europa.core.today import today

from .event_page import EventPage

EVENTS_PER_PAGE = 20


class EventIndexPage(IndexPage):
    """What is when: the coming events, and the past ones."""

    long_lists = ("upcoming", "past")
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("Veranstaltungskalender")
        verbose_name_plural = _("Veranstaltungskalender")

    def upcoming(self, on):
        """The events in the language of this page that are not over on that day."""
        return self._events.upcoming(on)

    def past(self, on):
        """The events in the language of this page that were over before that day."""
        return self._events.past(on)

    @property
    def _events(self):
        return EventPage.objects.live().public().in_language_of(self).for_cards()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on = today()
        context["upcoming"] = paginate(
            self.upcoming(on), request, EVENTS_PER_PAGE, parameter="seite", finish=with_sources
        )
        context["past"] = paginate(
            self.past(on), request, EVENTS_PER_PAGE, parameter="archiv", finish=with_sources
        )
        return context
