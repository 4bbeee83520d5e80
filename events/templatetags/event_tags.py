"""Events as other pages show them, and their dates."""

import datetime
from itertools import groupby

from django import template
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.choices import DateStatus, PartnerRole
from events.of_city import CityEvents, events_of
from iserlohn_europa.core.clock import times_in_words
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.links import links_to
from iserlohn_europa.core.today import today

register = template.Library()

DATES_ON_CARD = 3


@register.simple_tag
def events_with(city) -> CityEvents | None:
    """The next and the latest events that have to do with a city."""
    return events_of(city) if city.pk else None


@register.filter
def dates_on_card(event) -> list:
    """The next dates of a published event, or its last ones; none if it has a partial date."""
    if event.source.date:
        return []
    dates = list(event.occurrences.all())
    coming = [date for date in dates if date.is_upcoming(today())]
    return coming[:DATES_ON_CARD] or dates[-DATES_ON_CARD:]


@register.filter
def days_on_card(event) -> PartialDate | None:
    """When a published event is next, or was last; None while nobody knows."""
    return event.source.date or next((date.days for date in dates_on_card(event)), None)


@register.filter
def days_of_date(occurrence) -> PartialDate:
    """When a date is, no more precisely than it is known."""
    return occurrence.page.source.date or occurrence.days


@register.filter
def in_a_list(occurrence) -> list:
    """The one date as a list of dates."""
    return [occurrence]


@register.filter
def kept_text(kept) -> str:
    """The month or year that a form keeps, as its address has it."""
    if not kept:
        return ""
    _name, value = kept
    return f"{value:%Y-%m}" if isinstance(value, datetime.date) else str(value)


@register.filter
def month_name(month) -> str:
    """The heading of a month: "Dezember 2026"; of a year of which no month is known: "2014"."""
    if month.first_day is None:
        return _("%(year)s, Monat nicht bekannt") % {"year": month.year}
    return date_format(month.first_day, "F Y")


@register.filter
def month_id(month) -> str:
    """The anchor of a month."""
    return f"monat-{month.first_day:%Y-%m}" if month.first_day else f"jahr-{month.year}"


@register.filter
def dates_on_page(event) -> list:
    """All dates of an event, as its page shows them before and after publication."""
    return [] if event.source.date else event.expected_occurrences(today())


@register.filter
def weekday(occurrence) -> str:
    """The weekday of a date that is one day, with what stands between it and the day."""
    if occurrence.first_day != occurrence.last_day:
        return ""
    return _("%(weekday)s, ") % {"weekday": date_format(occurrence.first_day, "D")}


@register.filter
def clock(occurrence) -> str:
    """The time of day in town: "18:30 Uhr", "10 bis 13 Uhr"; empty for whole days."""
    if occurrence.starts_at is None:
        return _("Uhrzeit folgt") if occurrence.time_follows else ""
    moments = [moment for moment in (occurrence.starts_at, occurrence.ends_at) if moment]
    return times_in_words(*(timezone.localtime(moment).time() for moment in moments))


@register.filter
def series_in_words(event) -> list[str]:
    """The rules of an event: "jeden zweiten Dienstag im Monat, 18 bis 20 Uhr"."""
    return [
        ", ".join(filter(None, [series.in_words, clock(series.first_date(event)), _end(series)]))
        for series in event.series_in_order
    ]


def _end(series) -> str:
    if not series.until:
        return ""
    return _("bis %(day)s") % {"day": PartialDate.from_day(series.until).display()}


@register.filter
def can_be_registered_for(event) -> bool:
    """Whether a date is to come that is not cancelled, and the deadline, if any, is not over."""
    on = today()
    deadline = event.source.registration_deadline
    is_open = bool(event.source.registration_url) and (deadline is None or on <= deadline)
    return is_open and any(
        date.is_upcoming(on) and date.status != DateStatus.CANCELLED
        for date in event.expected_occurrences(on)
    )


@register.simple_tag(takes_context=True)
def partners_by_role(context, event) -> list[tuple[str, list]]:
    """The partner cities of an event as links, grouped by what they had to do with it."""
    order = list(PartnerRole)
    partners = sorted(
        (partner for partner in event.partner_list if partner.city_id and partner.role),
        key=lambda partner: order.index(PartnerRole(partner.role)),
    )
    prefetch_related_objects(partners, "city")
    found = links_to((partner.city for partner in partners), event, context.get("request"))
    pairs = zip(partners, found, strict=True)
    return [
        (PartnerRole(role).label, [link for _partner, link in group])
        for role, group in groupby(pairs, lambda pair: pair[0].role)
    ]
