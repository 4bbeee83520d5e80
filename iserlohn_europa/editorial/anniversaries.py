"""Anniversaries for staff: which ones need preparing, and a draft to begin with."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.text import Truncator

from events.choices import EventKind, PartnerRole
from events.models import EventDate, EventIndexPage, EventPage, EventPartner
from iserlohn_europa.chronicle.anniversaries import (
    Anniversary,
    anniversaries,
    last_day_ahead,
    last_day_to_plan,
)
from iserlohn_europa.chronicle.choices import Lead
from iserlohn_europa.chronicle.occasions import all_occasions
from iserlohn_europa.office.models import HomePage
from iserlohn_europa.remembered import remembered


@dataclass(frozen=True)
class Coming:
    """An anniversary with the time that is left before it, counted from a day."""

    anniversary: Anniversary
    on: date

    @cached_property
    def lead(self) -> Lead:
        return self.anniversary.lead(self.on)

    @property
    def is_near(self) -> bool:
        return self.lead is not Lead.LATER

    @property
    def is_time_to_apply(self) -> bool:
        """Whether it is worth asking for money: early enough, and for something to celebrate."""
        return self.lead in {Lead.APPLY, Lead.PLAN} and self.anniversary.occasion.is_celebrated


def coming_anniversaries(on: date) -> list[Coming]:
    """The anniversaries of the next ten years, also of bonds that are not celebrated."""
    return _coming(on, last_day_ahead(on))


def near_anniversaries(on: date) -> list[Coming]:
    """Those of them that are to be prepared now. The first screen both shows and counts them."""
    return remembered(("near anniversaries", on), lambda: _coming(on, last_day_to_plan(on)))


def _coming(on: date, until: date) -> list[Coming]:
    home = HomePage.objects.in_source_language().first()
    if home is None:
        return []
    return [Coming(each, on) for each in anniversaries(all_occasions(home), on, until)]


def draft_event(anniversary: Anniversary, parent: EventIndexPage, user) -> EventPage:
    """Adds the draft of an event for an anniversary, dated as precisely as the anniversary is."""
    page = EventPage(
        title=Truncator(anniversary.title).chars(EventPage._meta.get_field("title").max_length),
        kind=EventKind.ANNIVERSARY,
        locale=parent.locale,
        owner=user,
        live=False,
    )
    page.partners = [
        EventPartner(city=city, role=PartnerRole.CONCERNS) for city in anniversary.occasion.cities
    ]
    if anniversary.is_known_to_the_day:
        page.dates = [EventDate(starts_on=anniversary.date.earliest)]
    else:
        page.date = anniversary.date
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page
