"""Awards as other pages show them."""

from django import template

from awards.of_city import awards_of
from iserlohn_europa.core.querysets import First

register = template.Library()


@register.simple_tag
def awards_with(city) -> First | None:
    """The newest awards that have to do with a city."""
    return awards_of(city) if city.pk else None
