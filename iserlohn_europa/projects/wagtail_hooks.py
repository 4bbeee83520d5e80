from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from iserlohn_europa.core.listings import SourceChoiceFilter, ThingListing, listing_columns
from partnerships.filters import PartnerCityFilter

from .choices import FunderLevel
from .models import ProjectPage


class ProjectFilterSet(WagtailFilterSet):
    """By what one looks for a project."""

    level = SourceChoiceFilter(
        label=_("Geld von"), field_name="funding__level", choices=FunderLevel.choices
    )
    city = PartnerCityFilter()

    class Meta:
        model = ProjectPage
        fields = []


def funder_levels(page: ProjectPage) -> str:
    """Whose money it was, each named once."""
    levels = (funding.get_level_display() for funding in page.funding_list)
    return ", ".join(dict.fromkeys(levels))


class ProjectListing(ThingListing):
    """Projects in the admin."""

    model = ProjectPage
    name = "projekte"
    menu_label = _("Projekte")
    icon = "group"
    menu_order = 40
    ordering = "-begins_latest"
    columns = listing_columns(
        Column(
            "begins", label=_("Beginn"), accessor="source.begins.display", sort_key="begins_latest"
        ),
        Column("level", label=_("Geld von"), accessor=funder_levels),
    )
    filterset_class = ProjectFilterSet


@hooks.register("register_admin_viewset")
def register_projects():
    return ProjectListing()
