"""Dated sentences, each with a link to the page that tells more."""

from dataclasses import dataclass

from django import template
from wagtail.models import Page

from ..dates import PartialDate
from ..links import links_to

register = template.Library()


@dataclass(frozen=True)
class Line:
    """One line of a timeline."""

    date: PartialDate
    text: str
    url: str = ""
    language: str = ""  # of a text in another language than the page


@register.inclusion_tag("components/timeline.html", takes_context=True)
def timeline(context, entries) -> dict:
    """A list of timeline entries in their order; one that another page tells links to it."""
    entries = list(entries)
    tellers = Page.objects.in_bulk([entry.told_on_id for entry in entries if entry.told_on_id])
    found = links_to(tellers.values(), context["page"], context.get("request"))
    urls = dict(zip(tellers, (link.url for link in found), strict=True))
    return {
        "lines": [Line(entry.date, entry.text, urls.get(entry.told_on_id, "")) for entry in entries]
    }
