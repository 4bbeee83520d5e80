"""The awards of a city, asked for once by all that its page says of them."""

from iserlohn_europa.core.querysets import all_cards

from .models import AwardPage


def awards_of(city) -> list[AwardPage]:
    """The public awards won with a city, newest first; its page keeps them while it is read."""
    kept = vars(city)
    if "_awards" not in kept:
        awards = AwardPage.objects.live().public().in_language_of(city).with_city(city)
        kept["_awards"] = all_cards(awards.newest_first(), city)
    return kept["_awards"]
