from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from iserlohn_europa.core.listings import (
    SourceChoiceFilter,
    ThingListing,
    choice_column,
    listing_columns,
)
from iserlohn_europa.core.text import sort_key

from .choices import Circle, Kind, Status
from .guard import linkable
from .models import PartnerCityPage


def countries_in_use() -> list[tuple[str, str]]:
    """The countries of our partner cities, by their German names."""
    codes = (
        PartnerCityPage.objects.in_source_language()
        .order_by()
        .values_list("country", flat=True)
        .distinct()
    )
    countries = {code: PartnerCityPage(country=code).country.name for code in codes if code}
    return sorted(countries.items(), key=lambda country: sort_key(country[1]))


class PartnerCityFilterSet(WagtailFilterSet):
    """By what one looks for a partner city."""

    country = SourceChoiceFilter(label=_("Land"), choices=countries_in_use)
    status = SourceChoiceFilter(label=_("Stand"), choices=Status.choices)
    kind = SourceChoiceFilter(label=_("Art der Verbindung"), choices=Kind.choices)
    circle = SourceChoiceFilter(label=_("Kreis"), choices=Circle.choices)

    class Meta:
        model = PartnerCityPage
        fields = []


class PartnerCityListing(ThingListing):
    """Partner cities in the admin."""

    model = PartnerCityPage
    name = "partnerstaedte"
    menu_label = _("Partnerstädte")
    icon = "globe"
    menu_order = 10
    ordering = "sort_key"
    columns = listing_columns(
        Column("country", label=_("Land"), accessor="source.country.name"),
        choice_column("kind", _("Art")),
        choice_column("status", _("Stand")),
        choice_column("circle", _("Kreis")),
        title_sort_key="sort_key",
    )
    filterset_class = PartnerCityFilterSet


@hooks.register("register_admin_viewset")
def register_partner_cities():
    return PartnerCityListing()


@hooks.register("construct_page_chooser_queryset")
def committees_link_to_what_is_public(pages, request):
    """Drafts that others are working on are nothing to link to."""
    return linkable(pages, request.user)
