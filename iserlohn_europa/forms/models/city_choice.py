from django.utils.functional import cached_property

from partnerships.models import PartnerCityPage
from partnerships.names import city_names


class CityChoiceMixin:
    """Lets a form offer the partner cities."""

    @cached_property
    def cities(self) -> list[PartnerCityPage]:
        """The published cities in the source language, by name."""
        cities = PartnerCityPage.objects.live().public().in_source_language().by_name()
        return list(cities.select_related("contact", "locale").defer_streamfields())

    def city_choices(self) -> list[tuple[str, str]]:
        """The cities as a field offers them, by their names in the language of the page."""
        names = city_names(self.locale.language_code)
        return [(city.slug, names.get(city.translation_key, city.title)) for city in self.cities]
