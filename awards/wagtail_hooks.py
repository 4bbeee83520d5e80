from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from iserlohn_europa.core.choices import ValidityKind
from iserlohn_europa.core.listings import (
    DaysFilter,
    SourceChoiceFilter,
    ThingListing,
    choice_column,
    listing_columns,
)
from iserlohn_europa.core.today import today
from partnerships.filters import PartnerCityFilter

from .choices import Holder
from .models import AwardPage


class AwardFilterSet(WagtailFilterSet):
    """By what one looks for an award."""

    holder = SourceChoiceFilter(label=_("Verliehen an"), choices=Holder.choices)
    days = DaysFilter(label=_("Verliehen am"))
    city = PartnerCityFilter()

    class Meta:
        model = AwardPage
        fields = []


def holds_today(award: AwardPage) -> str:
    """Whether an award holds today: yes, no or not exactly proven; nothing if it was given once."""
    if award.source.validity_kind == ValidityKind.ONCE:
        return ""
    return award.validity.holds_on(today()).label


class AwardListing(ThingListing):
    """Awards in the admin."""

    model = AwardPage
    name = "auszeichnungen"
    menu_label = _("Auszeichnungen")
    icon = "pick"
    menu_order = 30
    ordering = "-date_latest"
    columns = listing_columns(
        Column(
            "date", label=_("Verliehen am"), accessor="source.date.display", sort_key="date_latest"
        ),
        Column(
            "holder",
            label=_("Verliehen an"),
            accessor=lambda page: page.source.holder_name or page.source.get_holder_display(),
        ),
        choice_column("validity_kind", _("Gültigkeit")),
        Column("holds", label=_("Gilt heute"), accessor=holds_today),
    )
    filterset_class = AwardFilterSet


@hooks.register("register_admin_viewset")
def register_awards():
    return AwardListing()
