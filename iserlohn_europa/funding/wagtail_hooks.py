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
from partnerships.filters import PartnerCityFilter

from .choices import ProgrammeState
from .models import FundingProgrammePage


class FundingProgrammeFilterSet(WagtailFilterSet):
    """By what one looks for a funding programme."""

    state = SourceChoiceFilter(label=_("Stand"), choices=ProgrammeState.choices)
    city = PartnerCityFilter()

    class Meta:
        model = FundingProgrammePage
        fields = []


class FundingProgrammeListing(ThingListing):
    """Funding programmes in the admin."""

    model = FundingProgrammePage
    name = "foerderung"
    menu_label = _("Förderung")
    icon = "form"
    menu_order = 50
    ordering = "sort_key"
    columns = listing_columns(
        Column("funder", label=_("Wer fördert"), sort_key="funder"),
        choice_column("state", _("Stand")),
        title_sort_key="sort_key",
    )
    filterset_class = FundingProgrammeFilterSet


@hooks.register("register_admin_viewset")
def register_funding():
    return FundingProgrammeListing()
