"""What the rows of several files say alike."""

import datetime
from collections.abc import Callable, Iterable

from django.utils import timezone

from iserlohn_europa.core.models import BasePage
from partnerships.models import PartnerCityPage

Row = dict[str, object]
AddressOf = Callable[[BasePage], str]


def coded(name: str, item: BasePage, key: str = "") -> Row:
    """A choice twice: the word that never changes, and what the site says in German."""
    key = key or name
    label = getattr(item, f"get_{name}_display")()
    return {key: getattr(item, name) or None, f"{key}_label": str(label) or None}


def cities_of(cities: Iterable[PartnerCityPage]) -> Row:
    """The partner cities by name, and by what joins them to their own file."""
    cities = list(cities)
    return {
        "cities": [city.title for city in cities],
        "city_ids": [str(city.translation_key) for city in cities],
    }


def end_of(page: BasePage) -> Row:
    """What every row ends with."""
    return {"summary": page.summary or None, "modified": moment(page.last_published_at)}


def moment(value: datetime.datetime | None) -> str | None:
    """A moment in the time of the town, to the second and with its offset."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def text(value: object) -> str | None:
    """A text or partial date as it is written; None where nothing is known."""
    return str(value) if value else None


def degrees(value) -> float | None:
    return None if value is None else float(value)
