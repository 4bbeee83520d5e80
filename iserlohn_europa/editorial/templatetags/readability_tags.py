from django import template

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.easy.lines import placed_hints
from iserlohn_europa.easy.models import EasyPage
from partnerships.models import PartnerCityPage

from ..care.prose import hard_places
from ..care.readability import quoted, what_is_hard

register = template.Library()
SHOWN = 5
EASY_SHOWN = 12


@register.inclusion_tag("editorial/hard_sentences.html")
def hard_sentences(page):
    """What is hard to read in the version of a page that is open, with the way to each place.

    A page in easy German has stricter rules, of which `easy_hints` tells.
    """
    is_german = isinstance(page, BasePage) and page.source is page
    is_german = is_german and not isinstance(page, EasyPage)
    places = hard_places(page) if is_german and page.pk else []
    return {
        "is_german": is_german,
        "more": max(0, len(places) - SHOWN),
        "sentences": [
            {
                "what": what_is_hard(place.hardship),
                "quoted": quoted(place.hardship),
                "anchor": place.anchor,
            }
            for place in places[:SHOWN]
        ],
    }


@register.inclusion_tag("editorial/easy_hints.html")
def easy_hints(page):
    """Where a page in easy German does not keep its rules, with the place and a better way."""
    is_easy = isinstance(page, EasyPage)
    if not is_easy or not page.pk:
        return {"is_easy": is_easy, "hints": [], "more": 0}
    # The names of towns are what they are; nobody divides them.
    names = frozenset(PartnerCityPage.objects.in_source_language().values_list("title", flat=True))
    found = placed_hints(page, names | {"Iserlohn"})
    return {"is_easy": True, "hints": found[:EASY_SHOWN], "more": max(0, len(found) - EASY_SHOWN)}
