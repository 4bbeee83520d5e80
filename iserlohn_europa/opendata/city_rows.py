"""The partner cities as rows of data."""

from collections.abc import Iterator

from django.db.models import QuerySet

from partnerships.models import PartnerCityPage

from .row_parts import AddressOf, Row, coded, degrees, end_of, text


def cities() -> QuerySet[PartnerCityPage]:
    """The cities that are public, by name."""
    return PartnerCityPage.objects.live().public().in_source_language().by_name()


def city_rows(address_of: AddressOf) -> Iterator[Row]:
    """One row for each city."""
    pages = cities().select_related("locale").prefetch_related("bond_dates").defer_streamfields()
    for city in pages:
        # A number without its date is shown nowhere.
        is_counted = bool(city.population and city.population_date)
        yield {
            "id": str(city.translation_key),
            "url": address_of(city),
            "name": city.title,
            "native_name": city.native_name,
            "native_language": city.native_language,
            "country": city.country.code,
            "country_label": city.country_name,
            "region": text(city.region),
            "latitude": degrees(city.latitude),
            "longitude": degrees(city.longitude),
            "distance_km": city.distance_km,
            "population": city.population if is_counted else None,
            "population_date": text(city.population_date) if is_counted else None,
            "website": text(city.website),
            **coded("kind", city),
            **coded("status", city),
            **coded("circle", city),
            "since": text(city.since_shown),
            "steps": [f"{step.kind} {step.date}" for step in city.steps],
            "predecessor": text(city.predecessor),
            **coded("committee_state", city, "committee"),
            **end_of(city),
        }
