from django import template

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.easy.models import EasyPage

from ..care.prose import hard_places
from ..care.readability import quoted, what_is_hard

register = template.Library()
SHOWN = 5


@register.inclusion_tag("editorial/hard_sentences.html")
def hard_sentences(page):
    """What is hard to read in the version of a page that is open, with the way to each place.

    A page in easy German has stricter rules, of which iserlohn_europa/easy tells.
    """
    is_german = isinstance(page, BasePage) and page.source is page
    is_german = is_german and not isinstance(page, EasyPage)
    places = hard_places(page) if is_german and page.pk else []
    return {
        "is_german": is_german,
        "more": max(0, len(places) - SHOWN),
        "findings": [
            {
                "what": what_is_hard(place.hardship),
                "text": quoted(place.hardship),
                "anchor": place.anchor,
            }
            for place in places[:SHOWN]
        ],
    }
