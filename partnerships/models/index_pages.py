from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.models import (
    IndexPage,
)
from iserlohn_europa.core.querysets import with_sources

from .city_page import PartnerCityPage


class PartnerCityIndexPage(IndexPage):
    """All partner and friend cities, and further friends apart from them."""

    subpage_types = ["partnerships.PartnerCityPage"]

    class Meta:
        verbose_name = _("Übersicht der Partnerstädte")
        verbose_name_plural = _("Übersichten der Partnerstädte")

    @property
    def partners(self) -> list[PartnerCityPage]:
        """The partner and friend cities in the language of this page, by name."""
        return with_sources(self._cities.partners())

    @property
    def further_friends(self) -> list[PartnerCityPage]:
        """Further friends in the language of this page, by name."""
        return with_sources(self._cities.further_friends())

    @property
    def _cities(self):
        return PartnerCityPage.objects.live().public().in_language_of(self).for_cards().by_name()


class CommitteeIndexPage(IndexPage):
    """Every partnership committee with its city, and how to join."""

    subpage_types = []

    class Meta:
        verbose_name = _("Mitmachen")
        verbose_name_plural = _("Mitmachen")

    @property
    def cities(self) -> list[PartnerCityPage]:
        """Every city in the language of this page: those with a committee first, then by name."""
        cities = with_sources(
            PartnerCityPage.objects.live()
            .public()
            .in_language_of(self)
            .for_cards()
            .select_related("committee_contact", "contact")
            .by_name()
        )
        return sorted(cities, key=lambda city: not city.has_committee)
