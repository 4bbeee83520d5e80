from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.models import IndexPage, roles_in_language_of
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
    def cities_with_committee(self) -> list[PartnerCityPage]:
        """The cities for which volunteers care, by name."""
        return [city for city in self._cities if city.has_committee]

    @property
    def cities_without_committee(self) -> list[PartnerCityPage]:
        """The cities of which no committee is known, by name."""
        return [city for city in self._cities if not city.has_committee]

    @cached_property
    def _cities(self) -> list[PartnerCityPage]:
        """Every city in the language of this page, each knowing whom to ask about it."""
        cities = with_sources(
            PartnerCityPage.objects.live().public().in_language_of(self).for_cards().by_name()
        )
        sources = [city.source for city in cities]
        pks = {pk for city in sources for pk in (city.contact_id, city.committee_contact_id) if pk}
        roles = roles_in_language_of(self, pks)
        for city in cities:
            city.contact_role = roles.get(city.source.contact_id)
            city.own_committee_role = roles.get(city.source.committee_contact_id)
        return cities
