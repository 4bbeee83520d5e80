from django.conf import settings
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from iserlohn_europa.core.listings import (
    DaysFilter,
    SourceChoiceFilter,
    ThingListing,
    ThingListingView,
    choice_column,
    listing_columns,
)
from iserlohn_europa.core.today import today
from partnerships.filters import PartnerCityFilter

from .access import calendar_to_add_to
from .choices import EventKind, Evidence
from .committees import entrust_event
from .copy_views import CopyForNextTimeView, may_copy
from .import_views import ImportChosenView, ImportView
from .models import EventPage

UPCOMING = "upcoming"
PAST = "past"


class TimeFilter(SourceChoiceFilter):
    """Asks whether an event is still to come; what ends today is upcoming."""

    def filter(self, qs, value):
        if value == UPCOMING:
            return qs.filter(last_day__gte=today())
        if value == PAST:
            return qs.filter(last_day__lt=today())
        return qs


class EventFilterSet(WagtailFilterSet):
    """By what one looks for an event."""

    time = TimeFilter(label=_("Zeit"), choices=[(UPCOMING, _("kommend")), (PAST, _("vergangen"))])
    days = DaysFilter(label=_("Datum"), first="first_day", last="last_day")
    kind = SourceChoiceFilter(label=_("Art"), choices=EventKind.choices)
    evidence = SourceChoiceFilter(label=_("Beleg"), choices=Evidence.choices)
    city = PartnerCityFilter()

    class Meta:
        model = EventPage
        fields = []


class EventListingView(ThingListingView):
    """Events with their days as the editors wrote them down: a draft has no occurrences yet."""

    read_of_sources = ("dates", "series")

    def get_base_queryset(self):
        return super().get_base_queryset().with_days()

    @cached_property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if calendar_to_add_to(self.request.user):
            url = reverse("veranstaltungen:import")
            buttons.append(Button(_("Kalenderdatei einlesen"), url=url, icon_name="upload"))
        return buttons


def when(event: EventPage) -> str:
    """The days of an event or, where a rule makes them, the rule."""
    rules = [series.in_words for series in event.series_in_order]
    if rules:
        return ", ".join(rules)
    return event.when.display if event.when else ""


class EventListing(ThingListing):
    """Events in the admin."""

    model = EventPage
    index_view_class = EventListingView
    name = "veranstaltungen"
    menu_label = _("Veranstaltungen")
    icon = "calendar-alt"
    menu_order = 20
    ordering = "-first_day"
    columns = listing_columns(
        Column("when", label=_("Wann"), accessor=when, sort_key="first_day"),
        choice_column("kind", _("Art")),
        Column(
            "cities",
            label=_("Partnerstädte"),
            accessor=lambda page: ", ".join(partner.city.title for partner in page.partner_list),
        ),
    )
    filterset_class = EventFilterSet

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/kopieren/", CopyForNextTimeView.as_view(), name="copy"),
            path("einlesen/", ImportView.as_view(), name="import"),
            path("einlesen/uebernehmen/", ImportChosenView.as_view(), name="import_chosen"),
        ]


@hooks.register("register_admin_viewset")
def register_events():
    return EventListing()


@hooks.register("after_edit_page")
def tell_of_dates_beside_their_rule(request, page):
    """Whoever changes a rule hears of the dates that stay although it no longer makes them."""
    is_finished = "action-publish" in request.POST or "action-submit" in request.POST
    rows = page.dates_beside_their_rule() if isinstance(page, EventPage) and is_finished else []
    if rows:
        text = _(
            "Diese geänderten Termine bleiben, obwohl die Reihe an ihrem Tag keinen mehr hat: "
            "%(days)s. Sollen sie entfallen, sagen Sie sie ab oder löschen Sie sie dort, wo steht, "
            "was an einzelnen Terminen anders ist."
        )
        days = ", ".join(f"{row.planned_day:%d.%m.%Y}" for row in rows)
        messages.warning(request, text % {"days": days})


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def copy_for_next_time(page, user, next_url=None, view_name=None):
    """Beside Wagtail's own copying, which keeps the dates; translations follow their source."""
    is_source = isinstance(page, EventPage) and page.locale.language_code == settings.LANGUAGE_CODE
    if page.pk and is_source and may_copy(page, user):
        yield Button(
            _("Für das nächste Mal kopieren"),
            url=reverse("veranstaltungen:copy", args=[page.pk]),
            icon_name="calendar-alt",
            priority=31,
        )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def events_stay_with_their_committee(request, page):
    if isinstance(page, EventPage):
        entrust_event(page, request.user)


@hooks.register("after_copy_page")
def copied_events_stay_with_their_committee(request, page, new_page):
    events_stay_with_their_committee(request, new_page.specific)
