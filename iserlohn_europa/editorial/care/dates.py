"""Checks of what has a date: events to come and past, anniversaries, what expires."""

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import AwardPage
from events.choices import DateStatus, EventKind
from events.models import EventPage, Occurrence
from events.when import know_when
from iserlohn_europa.core.choices import ValidityKind
from partnerships.committees import cities_of
from partnerships.models import PartnerCityPage

from ..anniversaries import near_anniversaries
from .case import Case, Check, at_field, changeable

DAYS_AHEAD = 30
MONTHS_TO_RENEW = 12
MONTHS_TO_REPORT = 12
# Stories have no field of their own to lead to: the section around it, below its tab.
STORY = "panel-child-was_und_wann-story-section"
# Where nobody meets, no place is missing.
WITHOUT_PLACE = (DateStatus.ONLINE, DateStatus.CANCELLED)
KINDS_THAT_END = (ValidityKind.TERM, ValidityKind.UNTIL)
# What an event is known by in a list.
LINE = ("title", "translation_key", "date", "locale__language_code")


def soon_and_incomplete(user, on: date) -> Iterator[Case]:
    """Dates of the next days that do not say where or at what time."""
    pages = changeable(EventPage.objects.live().in_source_language(), user)
    dates = Occurrence.objects.filter(
        Exists(pages.filter(pk=OuterRef("page"))),
        first_day__gte=on,
        first_day__lte=on + timedelta(days=DAYS_AHEAD),
    ).exclude(status=DateStatus.CANCELLED)
    for each in dates.select_related("page"):
        title = f"{each.page.title}, {date_format(each.first_day)}"
        if not each.place and each.status not in WITHOUT_PLACE:
            yield Case(title, at_field(each.page, "id_place_name"), _("Der Ort fehlt."))
        if each.time_follows:
            yield Case(title, at_field(each.page, "id_dates-FORMS"), _("Die Uhrzeit folgt noch."))


def over_without_report(user, on: date) -> Iterator[Case]:
    """Events of the last months that nobody has told anything of since."""
    lately = Occurrence.objects.filter(last_day__gte=on - relativedelta(months=MONTHS_TO_REPORT))
    pages = EventPage.objects.live().in_source_language().select_related("locale").past(on)
    pages = changeable(pages.filter(pk__in=lately.values("page")), user)
    untold = [event for event in pages.only(*LINE, "story") if not event.story]
    know_when(untold)
    for event in untold:
        if not event.is_cancelled:
            yield Case(event.title, at_field(event, STORY), date_format(event.final_day))


def anniversaries_without_event(user, on: date) -> Iterator[Case]:
    """Anniversaries that are near enough to prepare, and have no event of their own.

    The office prepares them, and the list behind is a report for staff.
    """
    if cities_of(user):
        return
    events = EventPage.objects.in_source_language().filter(kind=EventKind.ANNIVERSARY)
    events = events.with_days().filter(first_day__gte=on.replace(month=1, day=1))
    dated = changeable(events, user).order_by().values_list("first_day", "partners__city")
    planned = {(day.year, city) for day, city in dated}
    url = reverse("staff-anniversaries")
    for each in near_anniversaries(on):
        year, cities = each.anniversary.date.year, each.anniversary.occasion.cities
        if each.is_time_to_apply and not any((year, city.pk) in planned for city in cities):
            yield Case(each.anniversary.title, url, each.anniversary.when)


def about_to_expire(user, on: date) -> Iterator[Case]:
    """Awards and bonds whose last day may lie in the coming months."""
    awards = AwardPage.objects.live().in_source_language().for_lines().filter(renewed_by=None)
    awards = awards.filter(validity_kind__in=KINDS_THAT_END)
    cities = PartnerCityPage.objects.live().in_source_language().for_lines()
    cities = cities.filter(validity_kind__in=KINDS_THAT_END).prefetch_related("bond_dates")
    end = on + relativedelta(months=MONTHS_TO_RENEW)
    for page in [*changeable(awards, user), *changeable(cities, user)]:
        days = page.validity.last_days()
        if days and days[0] <= end and days[1] >= on:
            yield Case(page.title, at_field(page, "id_validity_kind"), page.validity_text)


DATE_CHECKS = (
    Check(
        "unvollstaendig",
        gettext_lazy("Termine der nächsten 30 Tage ohne Ort oder Uhrzeit"),
        gettext_lazy("Wer kommen möchte, braucht beides."),
        soon_and_incomplete,
    ),
    Check(
        "ohne-bericht",
        gettext_lazy("Vergangene Veranstaltungen ohne Bericht"),
        gettext_lazy("Ein paar Sätze genügen: wer da war und was gelungen ist."),
        over_without_report,
    ),
    Check(
        "jubilaeen",
        gettext_lazy("Jubiläen ohne Veranstaltung"),
        gettext_lazy("Jetzt ist Zeit, zu planen und Förderung zu beantragen."),
        anniversaries_without_event,
    ),
    Check(
        "laeuft-ab",
        gettext_lazy("Auszeichnungen und Vereinbarungen, die bald ablaufen"),
        gettext_lazy("Sollen sie erneuert werden?"),
        about_to_expire,
    ),
)
