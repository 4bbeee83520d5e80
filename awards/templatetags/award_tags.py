"""Awards as other pages show them."""

from django import template

from awards.models import AwardPage
from iserlohn_europa.core.querysets import with_sources

register = template.Library()


@register.simple_tag
def awards_with(city) -> list[AwardPage]:
    """The awards that have to do with a city, newest first."""
    if not city.pk:
        return []
    awards = AwardPage.objects.live().public().in_language_of(city).for_cards()
    return with_sources(awards.with_city(city).newest_first())
