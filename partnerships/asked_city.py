"""The partner city that an address asks for: ?stadt=chorzow."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import Http404

from .models import PartnerCityPage

CITY = "stadt"
SLUG = re.compile(r"[-\w]+", re.ASCII)


def asked_city(query: Mapping[str, str]) -> PartnerCityPage | None:
    """The published city with that slug, None if none is asked for; an unknown one raises Http404.

    It is the page in the source language: what machines keep does not hang on a translation.
    """
    slug = query.get(CITY, "")
    if not slug:
        return None
    if not SLUG.fullmatch(slug):
        raise Http404
    cities = PartnerCityPage.objects.live().public().in_source_language().filter(slug=slug)
    city = cities.select_related("locale").defer_streamfields().order_by("path").first()
    if city is None:
        raise Http404
    return city


def with_city(path: str, slug: str, also: Mapping[str, str] | None = None) -> str:
    """The address that asks for the city with that slug; without one the path as it is."""
    query = ({CITY: slug} if slug else {}) | dict(also or {})
    return f"{path}?{urlencode(query)}" if query else path
