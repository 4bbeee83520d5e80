"""The awards as rows of data."""

from collections.abc import Iterator

from django.db.models import QuerySet

from awards.models import AwardPage

from .row_parts import AddressOf, Row, cities_of, coded, end_of, text


def awards() -> QuerySet[AwardPage]:
    """The awards that are public, the newest first."""
    return AwardPage.objects.live().public().in_source_language().newest_first()


def award_rows(address_of: AddressOf) -> Iterator[Row]:
    """One row for each award; the names of others who were honoured are left out."""
    pages = awards().select_related("locale", "renewed_by").prefetch_related("cities")
    for award in pages.defer_streamfields():
        yield {
            "id": str(award.translation_key),
            "url": address_of(award),
            "title": award.title,
            "date": text(award.date),
            "awarding_body": award.awarding_body,
            "place": text(award.place),
            **coded("holder", award),
            **coded("validity_kind", award, "validity"),
            "validity_years": award.validity_years,
            "validity_until": text(award.validity_until),
            "validity_wording": text(award.validity_wording),
            "renewed_by": str(award.renewed_by.translation_key) if award.renewed_by else None,
            "field_of_competition": text(award.field_of_competition),
            "prize_money": text(award.prize_money),
            **cities_of(award.city_list),
            **end_of(award),
        }
