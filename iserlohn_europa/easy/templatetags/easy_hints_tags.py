from django import template

from ..hints import report_on
from ..models import EasyPage

register = template.Library()


@register.filter
def is_easy(page) -> bool:
    """Whether that is a page in easy German, which has rules of its own."""
    return isinstance(page, EasyPage)


@register.inclusion_tag("easy/admin/hints_panel.html")
def easy_hints(page):
    """What the rules find on a page as it opens; easy-hints.js goes on from there."""
    return report_on(page)
