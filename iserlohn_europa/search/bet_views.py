"""The recommendations of the search in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from iserlohn_europa.core.exports import ColumnExportMixin
from iserlohn_europa.core.menu import OFFICE_MENU

from .bets import BestBet
from .query import tidied


def language_of(bet: BestBet) -> str:
    """The language of the search in which it is shown."""
    return bet.page.locale.get_display_name()


class BestBetIndexView(ColumnExportMixin, IndexView):
    """The recommendations with their pages."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page__locale")


class BestBetCreateView(CreateView):
    """Begins with the words of a search for which the address asks, as the report leads here."""

    def get_initial(self):
        return super().get_initial() | {"words": tidied(self.request.GET.get("words", ""))}


class BestBetViewSet(ModelViewSet):
    """What the office recommends to those who look for certain words."""

    model = BestBet
    index_view_class = BestBetIndexView
    add_view_class = BestBetCreateView
    name = "empfehlungen"
    menu_label = _("Empfehlungen der Suche")
    menu_hook = OFFICE_MENU
    menu_order = 35
    icon = "pick"
    copy_view_enabled = False
    search_fields = ["words", "reason"]
    list_display = [
        "__str__",
        Column("page", label=_("empfohlene Seite"), accessor="page.title"),
        Column("language", label=_("Sprache"), accessor=language_of),
        Column("reason", label=_("Warum")),
    ]
