"""The pages that know the past, read once for all that tells of it: chronicle and anniversaries."""

from functools import cached_property, reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, prefetch_related_objects

from awards.models import AwardPage
from awards.of_city import awards_of, know_cities
from events.models import EventPage
from events.of_city import events_of
from events.when import know_when
from iserlohn_europa.core.querysets import all_with_sources
from iserlohn_europa.projects.models import ProjectPage
from iserlohn_europa.projects.of_city import projects_of
from iserlohn_europa.remembered import remembered
from partnerships.models import PartnerCityPage


class Past:
    """The pages with a date in the language of one page, each kind read when it is asked for.

    With a city it is the past of that city alone: the events, projects and awards that its page
    shows, which are not all where there are many. Of all pages one may ask for those alone that may
    have begun in certain years, and of the events for those that are worth remembering, or for
    both, or for those with certain numbers. Who has read the cities already brings them.
    """

    def __init__(self, page, city=None, cities=None, remembered=False, years=None, only=None):
        self.page = page
        self.city = city
        self.remembered = remembered
        self.years = years
        self.only = only
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
        live = self._asked_for(AwardPage).newest_first()
        awards = (
            awards_of(self.city).pages
            if self.city
            else self._lines(live, "date", "holder", "is_in_chronicle")
        )
        know_cities(awards, {city.source.pk: city.source for city in self.cities})
        return awards

    @cached_property
    def events(self) -> list[EventPage]:
        events = self._events_of_the_city() if self.city else self._all_events()
        know_when(events)
        self._know_cities(row for event in events for row in event.partner_list)
        return events

    @cached_property
    def projects(self) -> list[ProjectPage]:
        live = self._asked_for(ProjectPage, *self._begun("begins_earliest"))
        shown = "begins", "title_language", "is_in_chronicle"
        projects = projects_of(self.city).pages if self.city else self._lines(live, *shown)
        prefetch_related_objects([project.source for project in projects], "partners")
        self._know_cities(row for project in projects for row in project.partner_list)
        return projects

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

    def _asked_for(self, model, *conditions: Q):
        """The pages of a kind, or those of them whose sources meet one of the conditions."""
        pages = self._live(model)
        if self.only is not None:
            pages = pages.filter(pk__in=self.only)
        if not conditions:
            return pages
        sources = model.objects.in_source_language().filter(reduce(or_, conditions))
        return pages.translations_of(sources)

    def _begun(self, *days: str) -> list[Q]:
        """That one of these days is in the years asked for."""
        if self.years is None:
            return []
        return [Q(**{f"{day}__year__in": self.years}) for day in days]

    def _all_events(self) -> list[EventPage]:
        begun = self._begun("dates__starts_on", "series__starts_on", "date_earliest")
        worthy = [Q(is_worth_remembering=True)] if self.remembered else []
        events = self._asked_for(EventPage, *begun, *worthy)
        return self._lines(events, "date", "evidence", "is_in_chronicle", "is_worth_remembering")

    def _events_of_the_city(self) -> list[EventPage]:
        events = events_of(self.city)
        return [*events.upcoming.pages, *events.past.pages]

    def _lines(self, pages, *shown: str) -> list:
        """Thousands of pages may have a date: nothing is read of them but what is told."""
        return all_with_sources(pages, self.page, lines=shown)

    def _know_cities(self, partners) -> None:
        """Most partner cities are known already."""
        known = {city.source.pk: city.source for city in self.cities}
        rows = list(partners)
        for row in rows:
            if row.city_id in known:
                row.city = known[row.city_id]
        prefetch_related_objects(rows, "city__locale")
