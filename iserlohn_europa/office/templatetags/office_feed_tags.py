"""What the head of a page says to feed readers."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import EventIndexPage
from iserlohn_europa.news.models import NewsIndexPage
from partnerships.asked_city import with_city
from partnerships.models import PartnerCityPage

register = template.Library()

ATOM, CALENDAR = "application/atom+xml", "text/calendar"


@dataclass(frozen=True)
class FeedLink:
    """A feed that says what a page says."""

    title: str
    path: str
    media_type: str = ATOM


@register.simple_tag
def feeds_about(page) -> list[FeedLink]:
    """The feeds of a list, or of a city; none for a page that nobody can read yet."""
    if not page.live:
        return []
    news, events, calendar = map(reverse, ("news-atom", "events-atom", "calendar-feed"))
    if isinstance(page, NewsIndexPage):
        return [FeedLink(_("Nachrichten"), news)]
    if isinstance(page, EventIndexPage):
        return [
            FeedLink(_("Veranstaltungen"), events),
            FeedLink(_("Alle Termine"), calendar, CALENDAR),
        ]
    if isinstance(page, PartnerCityPage):
        city = {"city": page.title}
        return [
            FeedLink(_("Nachrichten über %(city)s") % city, with_city(news, page.source.slug)),
            FeedLink(_("Veranstaltungen mit %(city)s") % city, with_city(events, page.source.slug)),
            FeedLink(
                _("Termine mit %(city)s") % city, with_city(calendar, page.source.slug), CALENDAR
            ),
        ]
    return []
