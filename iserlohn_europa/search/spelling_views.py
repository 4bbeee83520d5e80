"""Other spellings in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from iserlohn_europa.core.exports import ColumnExportMixin
from iserlohn_europa.core.menu import OFFICE_MENU

from .spellings import Spelling


class SpellingIndexView(ColumnExportMixin, IndexView):
    """The words for which the search finds the same."""


class SpellingViewSet(ModelViewSet):
    """Words that mean the same, in one spelling or another."""

    model = Spelling
    index_view_class = SpellingIndexView
    name = "andere-schreibweisen"
    menu_label = _("Andere Schreibweisen")
    menu_hook = OFFICE_MENU
    menu_order = 36
    icon = "edit"
    copy_view_enabled = False
    search_fields = ["words", "note"]
    list_display = ["__str__", "note"]
    list_export = ["__str__", "note"]


@hooks.register("register_admin_viewset")
def spellings_in_the_admin():
    return SpellingViewSet()
