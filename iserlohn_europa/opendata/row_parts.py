"""What the rows of several files say alike."""

import datetime
from collections.abc import Callable, Iterable
from functools import cache

from django.conf import settings
from django.db.models import Model
from django.utils import timezone, translation

from iserlohn_europa.core.models import BasePage
from partnerships.models import PartnerCityPage

Row = dict[str, object]
AddressOf = Callable[[BasePage], str]


def coded(name: str, item: Model, key: str = "") -> Row:
    """A choice twice: the word that never changes, and what the site says in German."""
    return coded_value(type(item), name, getattr(item, name), key)


def coded_value(model: type[Model], name: str, value: str, key: str = "") -> Row:
    """The same of a choice that was read as a plain value."""
    key = key or name
    return {key: value or None, f"{key}_label": _labels(model, name).get(value) or None}


@cache
def _labels(model: type[Model], name: str) -> dict[str, str]:
    """The German words of a choice; Django would translate all of them for each row."""
    with translation.override(settings.LANGUAGE_CODE):
        return {value: str(label) for value, label in model._meta.get_field(name).flatchoices}


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
