"""Checks of pages that have been left alone for long."""

from collections.abc import Iterator, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import StandardPage
from partnerships.models import PartnerCityPage

from .case import Case, Cases, Check, at_field, changeable

YEAR = relativedelta(years=1)
MONTH = relativedelta(months=1)


def cities_without_news(user, on: date) -> Iterator[Case]:
    """Cities of which nothing was told for a year; bonds that rest have nothing to tell."""
    cities = changeable(PartnerCityPage.objects.live().in_source_language().for_lines(), user)
    latest = dict(
        NewsPage.objects.live()
        .in_source_language()
        .filter(cities__in=cities)
        .order_by()
        .values_list("cities")
        .annotate(Max("published_on"))
    )
    for city in cities.order_by("sort_key", "pk"):
        day = latest.get(city.pk)
        if city.is_celebrated and (day is None or day < on - YEAR):
            last = _("zuletzt am %(day)s") % {"day": date_format(day)} if day else _("noch keine")
            yield Case(city.title, f"{reverse('aktuelles:index')}?city={city.pk}", last)


def legal_pages_unchecked(user, on: date) -> Iterator[Case]:
    """Pages that every page links to at its foot, and nobody has read for a year."""
    pages = StandardPage.objects.live().in_source_language().in_footer()
    old = pages.filter(Q(as_of=None) | Q(as_of__lt=on - YEAR))
    for page in changeable(old, user):
        last = _("geprüft am %(day)s") % {"day": date_format(page.as_of)} if page.as_of else ""
        yield Case(page.title, at_field(page, "id_as_of"), last or _("noch nie geprüft"))


def old_drafts(user, on: date) -> Sequence[Case]:
    """Changes that wait for more than a month to be published, the oldest first."""
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    pages = Page.objects.filter(
        has_unpublished_changes=True, latest_revision_created_at__date__lt=on - MONTH
    ).exclude(pk__in=[int(pk) for pk in scheduled.values_list("object_id", flat=True)])
    waiting = changeable(pages, user).order_by("latest_revision_created_at", "pk")
    return Cases(waiting, _case_of_draft)


def _case_of_draft(page: Page) -> Case:
    day = timezone.localdate(page.latest_revision_created_at)
    note = _("seit %(day)s, noch nie veröffentlicht") if not page.live else _("seit %(day)s")
    return Case(page.get_admin_display_title(), at_field(page), note % {"day": date_format(day)})


def roles_without_person(user, on: date) -> Iterator[Case]:
    """Contact roles that nobody holds on that day."""
    if not user.has_perm("core.change_contactrole"):
        return
    roles = ContactRole.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    roles = roles.select_related("locale").prefetch_related("holders")
    for role in roles.order_by("sort_key", "pk"):
        if not role.holders_on(on):
            url = reverse("wagtailsnippets_core_contactrole:edit", args=[role.pk])
            yield Case(role.title, f"{url}#id_holders-FORMS")


TEXT_CHECKS = (
    Check(
        "staedte",
        gettext_lazy("Partnerstädte ohne Nachricht seit einem Jahr"),
        gettext_lazy("Gab es eine Begegnung, einen Brief, einen Plan? Erzählen Sie davon."),
        cities_without_news,
    ),
    Check(
        "rechtliches",
        gettext_lazy("Impressum und ähnliche Seiten, seit einem Jahr nicht geprüft"),
        gettext_lazy("Lesen Sie die Seite und tragen Sie bei „Stand“ den heutigen Tag ein."),
        legal_pages_unchecked,
    ),
    Check(
        "entwuerfe",
        gettext_lazy("Entwürfe, die seit mehr als einem Monat warten"),
        gettext_lazy("Veröffentlichen, weiterschreiben oder löschen?"),
        old_drafts,
    ),
    Check(
        "ansprechstellen",
        gettext_lazy("Ansprechstellen ohne Person"),
        gettext_lazy("Die Website nennt dort nur die Stelle und ihre Nummer."),
        roles_without_person,
    ),
)
