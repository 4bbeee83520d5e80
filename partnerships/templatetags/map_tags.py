"""The map of Europe with the cities on it."""

from django import template

from ..europe_map import EuropeMap
from ..models import PartnerCityPage

register = template.Library()


@register.inclusion_tag("components/europe_map.html", takes_context=True)
def europe_map(context, *circles: list[PartnerCityPage]) -> dict:
    """The cities of these circles where they lie, each a link, with the way from Iserlohn."""
    cities = [city for circle in circles for city in circle if city.point]
    if not cities:
        return {}
    drawing = EuropeMap([(city.title, city.point) for city in cities])
    entries = [
        {"city": city, "mark": mark, "route": drawing.route(mark)}
        for city, mark in zip(cities, drawing.marks, strict=True)
    ]
    return {"map": drawing, "entries": entries, "request": context.get("request")}
