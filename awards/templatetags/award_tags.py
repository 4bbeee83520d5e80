"""Awards as other pages show them."""

from django import template

from awards.models import AwardPage
from awards.of_city import awards_of

register = template.Library()


@register.simple_tag
def awards_with(city) -> list[AwardPage]:
    """The awards that have to do with a city, newest first."""
    return awards_of(city) if city.pk else []
