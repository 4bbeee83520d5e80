"""How dates, numbers and short facts are written."""

import datetime

from django import template
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..dates import PartialDate
from ..numbers import count_in_words

register = template.Library()


@register.filter
def in_words(count) -> str:
    """A count as a word: "neun"."""
    return count_in_words(count)


@register.filter
def grouped(number) -> str:
    """A number with its thousands set apart: "73.140"; nothing for None."""
    return "" if number is None else number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def as_time(when: PartialDate | datetime.date | None) -> str:
    """A date for people and machines; a span is only for people, since <time> knows none."""
    if when is None:
        return ""
    if isinstance(when, datetime.date):
        when = PartialDate.from_day(when)
    if when.iso is None:
        return when.display()
    return format_html('<time datetime="{}">{}</time>', when.iso, when.display())


@register.filter
def year(when: PartialDate) -> str:
    """The year of a date; a span over several years as it is known."""
    return str(when.year) if when.year == when.latest.year else when.display()


@register.simple_block_tag
def fact_list(content: SafeString) -> str:
    """A list of facts; nothing at all if it holds none."""
    if not content.strip():
        return ""
    return render_to_string("components/fact_list.html", {"facts": content})


@register.simple_block_tag
def fact(content: SafeString, label: str) -> str:
    """One fact in a list of facts; nothing if it is not known."""
    if not content.strip():
        return ""
    return render_to_string("components/fact.html", {"label": label, "value": content})
