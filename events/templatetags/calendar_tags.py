"""The dates of an event for calendars, and where calendars find them."""

from dataclasses import dataclass

from django import template
from django.urls import reverse

from events.choices import DateStatus
from events.models import Occurrence
from events.subscriptions import KIND
from events.wording import status_in_words
from iserlohn_europa.core.feeds import publisher_for
from iserlohn_europa.core.today import today
from partnerships.asked_city import with_city

from .event_tags import dates_on_page

register = template.Library()
register.filter("status_in_words", status_in_words)

DATES_SHOWN = 6


@dataclass(frozen=True)
class DatesByTime:
    """The dates of an event: those to read at once, the rest of them, and those that are over."""

    shown: list[Occurrence]
    more: list[Occurrence]
    over: list[Occurrence]
    are_several: bool  # to come, and so worth a subscription


@register.simple_tag
def by_time(event) -> DatesByTime:
    """The coming dates of an event first; the past ones in their place if nothing comes."""
    on = today()
    dates = dates_on_page(event)
    coming = [date for date in dates if date.is_upcoming(on)]
    listed = coming or dates
    return DatesByTime(
        shown=listed[:DATES_SHOWN],
        more=listed[DATES_SHOWN:],
        over=[date for date in dates if not date.is_upcoming(on)] if coming else [],
        are_several=len(coming) > 1,
    )


@register.filter
def can_be_noted(date: Occurrence) -> bool:
    """Whether somebody could still go there."""
    return date.is_upcoming(today()) and date.status != DateStatus.CANCELLED


@register.simple_tag(takes_context=True)
def calendar_address(context, city="", kind="") -> str:
    """The calendar of all dates, of one city or of one kind, with scheme and host."""
    path = with_city(reverse("calendar-feed"), city, {KIND: kind} if kind else {})
    return publisher_for(context.get("request")).at(path)


@register.simple_tag(takes_context=True)
def event_calendar_address(context, event) -> str:
    """The calendar with all dates of one event, with scheme and host."""
    path = reverse("event-calendar", args=[event.translation_key])
    return publisher_for(context.get("request")).at(path)


@register.simple_tag
def events_feed_path(city="") -> str:
    """The Atom feed of events, overall or with one city."""
    return with_city(reverse("events-atom"), city)
