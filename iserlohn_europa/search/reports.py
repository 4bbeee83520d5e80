"""What people looked for in vain, for those who write the pages."""

from operator import itemgetter
from urllib.parse import urlencode

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
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
    way_to_recommend = TitleColumn(
        "recommend",
        label=gettext_lazy("Was Sie tun können"),
        accessor=lambda row: _("Dafür eine Seite empfehlen"),
        get_url=lambda row: f"{reverse('empfehlungen:add')}?{urlencode({'words': row['words']})}",
    )
    facts = [
        Column("words", label=gettext_lazy("Gesucht wurde"), accessor=itemgetter("words")),
        Column("language", label=gettext_lazy("Sprache"), accessor=language_of),
        Column("times", label=gettext_lazy("Wie oft"), accessor=itemgetter("times")),
        Column("last_on", label=gettext_lazy("Zuletzt am"), accessor=itemgetter("last_on")),
    ]
    exported_columns = facts

    def dispatch(self, request, *args, **kwargs):
        # Reports are for staff, who work for all cities, and not for the committee of one.
        if cities_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list:
        """What is known, and for those who may recommend a page the way to do so."""
        may_recommend = self.request.user.has_perm("search.add_bestbet")
        return [*self.facts, *([self.way_to_recommend] if may_recommend else [])]

    def get_queryset(self):
        return MissedSearch.objects.by_words()

    @property
    def no_results_message(self):
        return _("In den letzten %(days)d Tagen hat jede Suche etwas gefunden.") % {
            "days": KEPT_DAYS
        }
