"""What cities are called in the language of the page that names them."""

from uuid import UUID

from django.conf import settings

from .models import PartnerCityPage


def city_names(language: str) -> dict[UUID, str]:
    """The names of the published cities in that language, by the key that all languages share.

    None in the source language, where every city says its name itself.
    """
    if language == settings.LANGUAGE_CODE:
        return {}
    cities = PartnerCityPage.objects.live().public().filter(locale__language_code=language)
    return dict(cities.values_list("translation_key", "title"))
