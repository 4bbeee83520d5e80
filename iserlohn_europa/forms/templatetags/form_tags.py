"""What other pages say about the forms."""

from urllib.parse import urlencode

from django import template

from iserlohn_europa.core.links import PageLink
from partnerships.asked_city import CITY
from partnerships.models import PartnerCityPage

from .. import forgetting
from ..choices import ContactTopic
from ..models.contact import TOPIC
from ..models.feedback import PAGE
from ..places import path_of

register = template.Library()


@register.simple_tag
def forms_naming(page) -> list:
    """The published forms that name a page as the one about privacy, in the language of that page.

    Each knows how many days it keeps messages.
    """
    return forgetting.forms_naming(page)


@register.simple_tag
def way_to_ask_about(city: PartnerCityPage, contact_page: PageLink | None) -> str:
    """The address where one asks about a city, its topic chosen; empty without a contact page."""
    if contact_page is None or not city.slug:
        return ""
    return f"{contact_page.url}?{urlencode({TOPIC: ContactTopic.CITY, CITY: city.slug})}"


@register.simple_tag
def way_to_report(feedback_page: PageLink, request) -> str:
    """The address where one reports a barrier of the page that is read, which it carries along.

    On the page of reports itself it ends: no address within an address within an address.
    """
    if not request:
        return feedback_page.url
    is_there = PAGE in request.GET and request.path == feedback_page.url
    here = request.GET[PAGE] if is_there else request.get_full_path()
    return f"{feedback_page.url}?{urlencode({PAGE: path_of(here) or request.path})}"
