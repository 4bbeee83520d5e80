"""The anniversaries as a calendar to subscribe to."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from iserlohn_europa.core.feeds import answer, publisher_for
from iserlohn_europa.core.icalendar import COUNTING_FROM, CalendarEntry, calendar_response, uid
from iserlohn_europa.core.today import today

from .anniversaries import Anniversary, anniversaries, celebrated
from .occasions import all_occasions


@require_safe
def anniversary_feed(request: HttpRequest) -> HttpResponse:
    """The celebrated anniversaries of the next ten years that are known to the day."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    home, publisher = site.root_page, publisher_for(request)
    with translation.override(home.locale.language_code):
        found = anniversaries(celebrated(all_occasions(home, request)), today())
        entries = calendar_entries(found, publisher.host)
        name = publisher.titled(_("Jubiläen"))
        return answer(
            request, [name, *entries], lambda: calendar_response(name, entries, "jubilaeen")
        )


def calendar_entries(found: list[Anniversary], host: str) -> list[CalendarEntry]:
    """Those anniversaries that are known to the day: a calendar has no other days."""
    return [_whole_day(each, host) for each in found if each.is_known_to_the_day]


def _whole_day(anniversary: Anniversary, host: str) -> CalendarEntry:
    day = anniversary.date.earliest
    return CalendarEntry(
        uid=uid(anniversary.key, host),
        changed_at=anniversary.occasion.changed_at or COUNTING_FROM,
        begins=day,
        ends=day + datetime.timedelta(days=1),
        summary=anniversary.title,
        url=str(anniversary.occasion.full_url),
        is_busy=False,
    )
