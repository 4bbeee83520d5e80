"""The pages that know the past, read once for all that tells of it: chronicle and anniversaries."""

from functools import cached_property
from uuid import UUID

from django.db.models import prefetch_related_objects

from awards.models import AwardPage
from awards.of_city import awards_of
from events.models import EventPage
from events.of_city import events_of
from iserlohn_europa.core.querysets import all_with_sources
from iserlohn_europa.projects.models import ProjectPage
from iserlohn_europa.projects.of_city import projects_of
from iserlohn_europa.remembered import remembered
from partnerships.models import PartnerCityPage


class Past:
    """The pages with a date in the language of one page, each kind read when it is asked for.

    With a city it is the past of that city alone, and of all events one may ask for those alone
    that are worth remembering. Who has read the cities already brings them.
    """

    def __init__(self, page, city=None, cities=None, remembered=False):
        self.page = page
        self.city = city
        self.remembered = remembered
        if cities is not None:
            self.cities = cities

    @cached_property
    def cities(self) -> list[PartnerCityPage]:
        """All partner cities, by name; of the past of one, the others only give their names."""
        if self.city:
            return remembered(("names of cities", self.page.locale_id), self._all_cities)
        return self._all_cities(PartnerCityPage.card_prefetch)

    @cached_property
    def awards(self) -> list[AwardPage]:
        """The awards, newest first."""
        live = self._live(AwardPage).newest_first()
        awards = awards_of(self.city) if self.city else all_with_sources(live, self.page)
        prefetch_related_objects([award.source for award in awards], "cities")
        return awards

    @cached_property
    def events(self) -> list[EventPage]:
        events = events_of(self.city) if self.city else self._all_events()
        sources = [event.source for event in events]
        prefetch_related_objects(sources, "dates", "series", "partners")
        return self._with_cities(events)

    @cached_property
    def projects(self) -> list[ProjectPage]:
        live = self._live(ProjectPage)
        projects = projects_of(self.city) if self.city else all_with_sources(live, self.page)
        prefetch_related_objects([project.source for project in projects], "partners")
        return self._with_cities(projects)

    @cached_property
    def told_on(self) -> dict[UUID, UUID]:
        """Which page tells of an award, whatever city it has to do with."""
        return remembered(("told on", self.page.locale_id), self._told_on)

    def _told_on(self) -> dict[UUID, UUID]:
        awards = self._live(AwardPage).order_by().values("translation_key")
        sources = AwardPage.objects.in_source_language().filter(translation_key__in=awards)
        told = sources.exclude(told_on=None).order_by()
        return dict(told.values_list("translation_key", "told_on__translation_key"))

    def _all_cities(self, rows=()) -> list[PartnerCityPage]:
        cities = all_with_sources(self._live(PartnerCityPage), self.page, also=rows)
        return sorted(cities, key=lambda city: (city.sort_key, city.pk))

    def _live(self, model):
        return model.objects.live().public().in_language_of(self.page)

    def _all_events(self) -> list[EventPage]:
        events = self._live(EventPage)
        if self.remembered:
            worthy = EventPage.objects.in_source_language().filter(is_worth_remembering=True)
            events = events.translations_of(worthy)
        return all_with_sources(events, self.page)

    def _with_cities(self, pages) -> list:
        """The pages with their partner cities, of which most are known already."""
        known = {city.source.pk: city.source for city in self.cities}
        rows = [row for page in pages for row in page.source.partners.all()]
        for row in rows:
            if row.city_id in known:
                row.city = known[row.city_id]
        prefetch_related_objects(rows, "city__locale")
        return pages
