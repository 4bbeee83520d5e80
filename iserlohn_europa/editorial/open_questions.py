"""The list of what must be settled before the site starts."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from iserlohn_europa.core.exports import ColumnExportMixin
from iserlohn_europa.core.menu import OFFICE_MENU

from .models import OpenQuestion


class OpenQuestionIndexView(ColumnExportMixin, IndexView):
    """The questions with the pages they concern."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page")


class OpenQuestionViewSet(ModelViewSet):
    """What must be settled before the site starts."""

    model = OpenQuestion
    index_view_class = OpenQuestionIndexView
    name = "offene-fragen"
    menu_label = _("Zu klären")
    menu_hook = OFFICE_MENU
    menu_order = 40
    icon = "clipboard-list"
    copy_view_enabled = False
    inspect_view_enabled = True
    search_fields = ["question", "evidence_source", "answer"]
    list_display = [
        "question",
        Column("page", label=_("betrifft die Seite"), accessor="page.title"),
        Column("state", label=_("Stand"), sort_key="is_settled"),
    ]
    list_filter = ["is_settled"]
