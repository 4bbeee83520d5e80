"""Funding programmes as other pages show them."""

from django import template

from iserlohn_europa.core.querysets import all_cards
from iserlohn_europa.funding.models import FundingProgrammePage

register = template.Library()


@register.simple_tag
def current_programmes_with(city) -> list[FundingProgrammePage]:
    """The programmes that pay for exchanges with a city and have not ended, by name."""
    if not city.pk:
        return []
    programmes = FundingProgrammePage.objects.live().public().in_language_of(city)
    found = all_cards(programmes.with_city(city).by_name(), city)
    return [programme for programme in found if not programme.is_past]
