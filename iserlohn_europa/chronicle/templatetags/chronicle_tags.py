"""The chronicle as a reader scans it."""

from itertools import groupby

from django import template

register = template.Library()


@register.filter
def decades(years) -> list[tuple[int, int]]:
    """Every decade of the chronicle, with its first year that has an entry."""
    groups = groupby((year for year, _entries in years), lambda year: year // 10 * 10)
    return [(decade, next(group)) for decade, group in groups]
