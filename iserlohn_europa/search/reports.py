"""What people looked for in vain, for those who write the pages."""

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from iserlohn_europa.core.exports import ColumnExportMixin
from partnerships.committees import cities_of

from .misses import KEPT_DAYS, MissedSearch


def language_of(row: dict) -> str:
    """The language in which somebody searched, by its name."""
    return dict(settings.LANGUAGES).get(row["language"], row["language"])


class MissedSearchesFilterSet(WagtailFilterSet):
    """By a piece of what was looked for."""

    words = django_filters.CharFilter(label=gettext_lazy("Gesucht wurde"), lookup_expr="icontains")

    class Meta:
        model = MissedSearch
        fields = []


class MissedSearchesView(ColumnExportMixin, ReportView):
    """The searches of the last weeks that found nothing, the most frequent first."""

    page_title = gettext_lazy("Suchen ohne Ergebnis")
    header_icon = "search"
    index_url_name = "missed-searches"
    index_results_url_name = "missed-searches-results"
    filterset_class = MissedSearchesFilterSet
    export_filename = "suchen-ohne-ergebnis"
    columns = [
        Column("words", label=gettext_lazy("Gesucht wurde"), accessor=lambda row: row["words"]),
        Column("language", label=gettext_lazy("Sprache"), accessor=language_of),
        Column("times", label=gettext_lazy("Wie oft"), accessor=lambda row: row["times"]),
        DateColumn("last_on", label=gettext_lazy("Zuletzt"), accessor=lambda row: row["last_on"]),
    ]

    def dispatch(self, request, *args, **kwargs):
        # Reports are for staff, who work for all cities, and not for the committee of one.
        if cities_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return MissedSearch.objects.by_words()

    @property
    def no_results_message(self):
        return _("In den letzten %(days)d Tagen hat jede Suche etwas gefunden.") % {
            "days": KEPT_DAYS
        }
