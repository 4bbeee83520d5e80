"""News as other pages show them."""

from django import template

from iserlohn_europa.core.querysets import with_sources
from iserlohn_europa.news.models import NewsPage

register = template.Library()

NEWS_SHOWN = 3


@register.simple_tag
def news_with(city) -> list[NewsPage]:
    """The latest news that have to do with a city."""
    if not city.pk:
        return []
    news = NewsPage.objects.live().public().in_language_of(city).for_cards().with_city(city)
    return with_sources(news.newest_first()[:NEWS_SHOWN])
