"""The pages that no list of things holds: texts, overviews, the home page."""

from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables.pages import PageTypeColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page, get_page_content_types

from awards.models import AwardPage
from events.models import EventPage
from iserlohn_europa.core.exports import ColumnExportMixin
from iserlohn_europa.core.listings import (
    PageListMixin,
    SourceParentView,
    listing_columns,
    parents_to_add_to,
)
from iserlohn_europa.core.menu import OFFICE_MENU
from iserlohn_europa.funding.models import FundingProgrammePage
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import StandardPage
from iserlohn_europa.projects.models import ProjectPage
from partnerships.models import PartnerCityPage

LISTED_ELSEWHERE = (
    PartnerCityPage,
    EventPage,
    AwardPage,
    ProjectPage,
    FundingProgrammePage,
    NewsPage,
)


def kinds(request):
    """The kinds of pages in this list."""
    models = [model._meta.model_name for model in LISTED_ELSEWHERE]
    return get_page_content_types(include_base_page_type=False).exclude(model__in=models)


class OfficePageFilterSet(WagtailFilterSet):
    """By what kind of page one looks for."""

    content_type = MultipleContentTypeFilter(
        label=_("Art"), queryset=kinds, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Page
        fields = []


class OfficePageView(PageListMixin, ColumnExportMixin, IndexView):
    """Pages of many kinds in one list; what is added here is a page of text."""

    add_item_label = _("Textseite hinzufügen")

    def get_base_queryset(self):
        return super().get_base_queryset().not_exact_type(*LISTED_ELSEWHERE)

    def get_add_url(self):
        may_add = parents_to_add_to(StandardPage, self.request.user).exists()
        return reverse(self.add_url_name) if may_add else None


class OfficePageListing(PageListingViewSet):
    """The pages of the Europe office in the admin."""

    model = Page
    index_view_class = OfficePageView
    choose_parent_view_class = SourceParentView
    name = "texte"
    menu_label = _("Texte und Übersichten")
    menu_hook = OFFICE_MENU
    menu_order = 10
    icon = "doc-full-inverse"
    columns = listing_columns(
        PageTypeColumn(
            "type",
            label=_("Art"),
            accessor="page_type_display_name",
            sort_key="content_type__model",
            width="20%",
        )
    )
    filterset_class = OfficePageFilterSet

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(page_title=self.menu_label, **kwargs)

    def get_choose_parent_view_kwargs(self, **kwargs):
        return super().get_choose_parent_view_kwargs(model=StandardPage, **kwargs)
