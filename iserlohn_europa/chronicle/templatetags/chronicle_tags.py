"""The chronicle as a reader scans it."""

from itertools import groupby

from django import template

from iserlohn_europa.chronicle.entries import Entry
from iserlohn_europa.chronicle.sources import entries_of_city
from iserlohn_europa.core.today import today

register = template.Library()


@register.filter
def decades(years) -> list[tuple[int, int]]:
    """Every decade of the chronicle, with its first year that has an entry.

    None if all is in one decade: there is nothing to choose from.
    """
    groups = groupby((year for year, _entries in years), lambda year: year // 10 * 10)
    index = [(decade, next(group)) for decade, group in groups]
    return index if len(index) > 1 else []


@register.simple_tag(takes_context=True)
def city_chronicle(context, city) -> list[Entry]:
    """What happened so far between Iserlohn and a city, as its own page tells it."""
    on = today()
    entries = entries_of_city(city, context.get("request"))
    return [entry for entry in entries if entry.date.earliest <= on]
