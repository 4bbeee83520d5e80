"""How dates, numbers and short facts are written."""

import datetime

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from ..clock import moment_in_words
from ..dates import PartialDate, Precision
from ..hyphens import breakable
from ..numbers import count_in_words
from ..rich_text import with_notes

register = template.Library()


@register.filter
def in_words(count) -> str:
    """A count as a word: "neun"."""
    return count_in_words(count)


@register.filter
def grouped(number) -> str:
    """A number with its thousands set apart: "73.140"; nothing for None."""
    return "" if number is None else number_format(number, use_l10n=True, force_grouping=True)


@register.filter(is_safe=True)
def with_hyphens(text: str) -> str:
    """A title whose long words may be parted where one word of theirs ends."""
    return breakable(str(text))


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


@register.filter
def day_of_month(day: datetime.date) -> str:
    """The day as a leaf of a calendar names it: "5."."""
    return date_format(day, pgettext("Kalenderblatt", "j."))


@register.filter
def as_moment(moment: datetime.datetime) -> str:
    """A moment for people: "10. Juli 2027, 18:30 Uhr"."""
    return moment_in_words(moment)


@register.inclusion_tag("components/date_tile.html")
def date_tile(when: PartialDate | None) -> dict:
    """The beginning of a date as a leaf of a calendar: "5.–8.", "Juli", "2024"."""
    if when is None:
        return {}
    first = PartialDate(when.text.partition("/")[0])
    if first.precision is Precision.YEAR:
        return {"year": year(when)}
    tile = {"month": date_format(first.earliest, "M"), "year": str(first.year)}
    if first.precision is Precision.DAY:
        days = [day_of_month(first.earliest)]
        if when.latest > first.earliest and f"{when.latest:%Y%m}" == f"{first.earliest:%Y%m}":
            days.append(day_of_month(when.latest))
        tile |= {"day": "–".join(days), "is_span": len(days) > 1}
    return tile


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


@register.filter
def noting_links(html: str) -> SafeString:
    """A rich text in which links to documents and to other sites say so."""
    return mark_safe(with_notes(html))  # noqa: S308
