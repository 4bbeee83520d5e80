from django.utils.functional import cached_property

from partnerships.models import PartnerCityPage


class CityChoiceMixin:
    """Lets a form offer the partner cities."""

    @cached_property
    def cities(self) -> list[PartnerCityPage]:
        """The published cities in the source language, by name."""
        cities = PartnerCityPage.objects.live().public().in_source_language().by_name()
        return list(cities.select_related("contact", "locale").defer_streamfields())

    def city_choices(self) -> list[tuple[str, str]]:
        """The cities as a field offers them."""
        return [(city.slug, city.title) for city in self.cities]
