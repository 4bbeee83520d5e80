from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.today import today

from .entries import by_year
from .sources import chronicle_entries


class ChroniclePage(BasePage):
    """Everything that happened between Iserlohn and its friends, year by year."""

    introduction = models.TextField(_("Einleitung"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    is_creatable = True
    parent_page_types = ["office.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("Chronik")
        verbose_name_plural = _("Chroniken")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        on = today()
        past = [entry for entry in chronicle_entries(self, request) if entry.date.earliest <= on]
        context["years"] = by_year(past)
        return context
