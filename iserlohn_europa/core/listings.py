"""What the lists of things in the admin have in common: cities, events, awards and so on."""

from functools import partial

from django.conf import settings
from django.db.models import F
from django.forms import RadioSelect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFromToRangeFilter
from modelsearch.backends.base import EmptySearchResults
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from .exports import ColumnExportMixin
from .permissions import LeafPermissionTester
from .querysets import with_sources


def parents_to_add_to(model, user):
    """The pages in the source language below which somebody may add a page of that kind.

    Each page is asked itself, for some let in more people than their rights in the tree say.
    """
    parents = Page.objects.type(*model.allowed_parent_page_models()).filter(
        locale__language_code=settings.LANGUAGE_CODE
    )
    allowed = [page.pk for page in parents if page.permissions_for_user(user).can_add_subpage()]
    return parents.filter(pk__in=allowed)


class PageListMixin:
    """A list of pages that is searched without losing its filters and its order, and is quick."""

    def search_queryset(self, queryset):
        """The index answers which pages; the database keeps the filters and the order.

        The index alone could only filter and order by columns that are indexed for search.
        """
        if not self.is_searching:
            return queryset
        found = self.model.objects.order_by().autocomplete(
            self.search_query, order_by_relevance=False
        )
        if isinstance(found, EmptySearchResults):  # nothing was asked that has a word
            return queryset.none()
        return queryset.filter(pk__in=found.get_queryset().order_by().values("pk"))

    def get_table(self, object_list):
        pages = list(object_list)
        for page in pages:
            if page.is_leaf():
                page.permissions_for_user = partial(LeafPermissionTester, page=page)
        return super().get_table(pages)


class ThingListingView(PageListMixin, ColumnExportMixin, IndexView):
    """A list of pages of one kind; what it shows of them is read in the source language."""

    read_of_sources = ()
    """What the columns read of each source beyond what a card shows."""

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related(*self.model.own_prefetch)

    def get_add_url(self):
        if url := super().get_add_url():
            return url
        may_add = parents_to_add_to(self.model, self.request.user).exists()
        return reverse(self.add_url_name) if may_add else None

    def get_ordering(self):
        ordering = self.request.GET.get("ordering")
        return ordering if ordering in self.get_valid_orderings() else self.default_ordering

    def order_queryset(self, queryset):
        """Ordered alike on every database: what is not known stands last."""
        field = F(self.ordering.removeprefix("-"))
        if self.ordering.startswith("-"):
            return queryset.order_by(field.desc(nulls_last=True), "-pk")
        return queryset.order_by(field.asc(nulls_last=True), "pk")

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(self._pages(queryset), spreadsheet_format)

    def get_table(self, object_list):
        return super().get_table(self._pages(object_list))

    def _pages(self, queryset) -> list:
        return with_sources(queryset, also=(*self.model.data_prefetch, *self.read_of_sources))


class SourceParentView(ChooseParentView):
    """A new page begins in the source language, where one parent is left and nothing to choose."""

    def get_valid_parent_pages(self, user):
        return parents_to_add_to(self.model, user)


class ThingListing(PageListingViewSet):
    """A menu entry with a list of pages of one kind."""

    index_view_class = ThingListingView
    choose_parent_view_class = SourceParentView
    add_to_admin_menu = True


def listing_columns(*columns: Column, title_sort_key: str = "title") -> list:
    """The columns of a list: the title, what the kind of page adds, when edited, whether live."""
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Titel"), sort_key=title_sort_key, classname="title"),
        *columns,
        DateColumn(
            "latest_revision_created_at",
            label=_("Bearbeitet"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("Veröffentlicht"), sort_key="live", width="12%"),
    ]


def choice_column(field: str, label: str) -> Column:
    """A column that names the choice made for a field."""
    return Column(f"get_{field}_display", label=label, accessor=f"source.get_{field}_display")


class SourceChoiceFilter(ChoiceFilter):
    """Asks for a choice that the page in the source language has made."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("widget", RadioSelect)
        kwargs.setdefault("empty_label", _("Alle"))
        super().__init__(*args, **kwargs)

    def filter(self, qs, value):
        if not value:
            return qs
        return qs.translations_of(super().filter(qs.model.objects.in_source_language(), value))


class DaysFilter(DateFromToRangeFilter):
    """Asks for everything that may have happened between two days, both included."""

    def __init__(self, *args, first: str = "date_earliest", last: str = "date_latest", **kwargs):
        kwargs.setdefault("widget", DateRangePickerWidget)
        super().__init__(*args, **kwargs)
        self.first = first
        self.last = last

    def filter(self, qs, value):
        if not value:
            return qs
        if value.start:
            qs = qs.filter(**{f"{self.last}__gte": value.start.date()})
        if value.stop:
            qs = qs.filter(**{f"{self.first}__lte": value.stop.date()})
        return qs
