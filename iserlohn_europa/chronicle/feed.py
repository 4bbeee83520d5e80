"""The anniversaries as a calendar to subscribe to (RFC 5545)."""

import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from wagtail.models import Site

from iserlohn_europa.core.today import today

from .anniversaries import Anniversary, anniversaries, celebrated
from .occasions import all_occasions

NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@require_safe
def anniversary_feed(request):
    """The celebrated anniversaries of the next ten years that are known to the day."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    home = site.root_page
    with translation.override(home.locale.language_code):
        found = anniversaries(celebrated(all_occasions(home, request)), today())
        content = calendar(found, urlsplit(site.root_url).hostname).to_ical()
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="jubilaeen.ics"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def calendar(found: list[Anniversary], domain: str) -> Calendar:
    """Those anniversaries that are known to the day: a calendar has no other days."""
    result = Calendar()
    result.add("prodid", f"-//{domain}//Jubiläen//DE")
    result.add("version", "2.0")
    result.add("x-wr-calname", _("Jubiläen der Iserlohner Städtepartnerschaften"))
    for anniversary in found:
        if anniversary.is_known_to_the_day:
            result.add_component(_whole_day(anniversary, domain))
    return result


def _whole_day(anniversary: Anniversary, domain: str) -> Event:
    day = anniversary.date.earliest
    changed_at = anniversary.occasion.changed_at or NEVER
    event = Event()
    event.add("uid", f"{anniversary.key}@{domain}")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", anniversary.title)
    event.add("transp", "TRANSPARENT")
    if anniversary.occasion.full_url:
        event.add("url", anniversary.occasion.full_url)
    return event
