from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.models import IndexPage
from iserlohn_europa.core.today import today

from .entries import by_year
from .selection import Selection
from .sources import chronicle_entries


class ChroniclePage(IndexPage):
    """Everything that happened between Iserlohn and its friends, year by year."""

    subpage_types = []

    class Meta:
        verbose_name = _("Chronik")
        verbose_name_plural = _("Chroniken")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on = today()
        past = [entry for entry in chronicle_entries(self, request) if entry.date.earliest <= on]
        selection = Selection.read(request.GET, past)
        picked = selection.of(past)
        context["years"] = by_year(picked)
        context["number_picked"] = len(picked)
        context["is_narrowed"] = bool(selection)
        context["filters"] = selection.fields(past) if past else []
        return context
