from django import template

from ..checks.remarks import remarks_on

register = template.Library()


@register.simple_tag
def remarks(page):
    """What the checks find on the page that is edited."""
    return remarks_on(page)
