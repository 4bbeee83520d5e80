"""What leads on from the page of a city."""

from django import template

from iserlohn_europa.core.templatetags.navigation_tags import page_of_kind
from partnerships.asked_city import with_city

register = template.Library()


@register.simple_tag(takes_context=True)
def list_of_city(context, home, kind: str, city, anchor: str = "", **also: str) -> str:
    """Where a section such as "events.EventIndexPage" lists all that has to do with a city.

    Empty where there is no such section; `also` is what else it is asked for.
    """
    section = page_of_kind(context, home, kind)
    if section is None:
        return ""
    return with_city(section.url, city.slug, also) + (anchor and f"#{anchor}")
