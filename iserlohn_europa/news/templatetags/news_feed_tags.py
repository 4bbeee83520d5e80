"""Where feed readers find the news."""

from django import template
from django.urls import reverse

from partnerships.asked_city import with_city

register = template.Library()


@register.simple_tag
def news_feed_path(city="") -> str:
    """The Atom feed of news, overall or about one city."""
    return with_city(reverse("news-atom"), city)
