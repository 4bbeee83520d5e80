"""The awards of a city, asked for once by all that its page says of them; cities of awards."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import prefetch_related_objects

from iserlohn_europa.core.querysets import First, first_cards
from partnerships.models import PartnerCityPage

from .models import AwardPage

# The page of a city shows so many, and leads to the others.
SHOWN = 20


def awards_of(city) -> First:
    """The newest public awards won with a city; its page keeps them while it is read."""
    kept = vars(city)
    if "_awards" not in kept:
        awards = AwardPage.objects.live().public().in_language_of(city).with_city(city)
        kept["_awards"] = first_cards(awards.newest_first(), city, SHOWN)
    return kept["_awards"]


def know_cities(awards: Iterable[AwardPage], known: Mapping[int, PartnerCityPage]) -> None:
    """Fills in the partner cities of many awards; those that are known are not read again."""
    awards = list(awards)
    rows = AwardPage.cities.through.objects.filter(
        awardpage__in=[award.source.pk for award in awards]
    )
    rows = list(rows)
    for row in rows:
        if row.partnercitypage_id in known:
            row.partnercitypage = known[row.partnercitypage_id]
    prefetch_related_objects(rows, "partnercitypage__locale")
    cities = defaultdict(list)
    for row in rows:
        cities[row.awardpage_id].append(row.partnercitypage)
    for award in awards:
        award.city_list = sorted(cities[award.source.pk], key=lambda city: (city.sort_key, city.pk))
