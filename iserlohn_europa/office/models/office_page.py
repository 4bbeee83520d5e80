from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.search import index

from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    TimelineEntry,
)

from ..blocks import OfficeStoryBlock
from ..structured_data import schema_organisation


class OfficePage(ContactMixin, BasePage):
    """Who the Europe office is, what it does, how it came to be."""

    introduction = models.TextField(_("Einleitung"), blank=True)
    story = StreamField(OfficeStoryBlock(), verbose_name=_("Text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("story"),
        InlinePanel("history", heading=_("Geschichte"), label=_("Schritt")),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("story"),
        index.RelatedFields("history", [index.SearchField("text")]),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
    ]
    parent_page_types = ["office.HomePage"]
    subpage_types = ["office.StandardPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("Europabüro")
        verbose_name_plural = _("Europabüros")

    @cached_property
    def history_in_order(self) -> list["HistoryItem"]:
        """The steps of the office's history, by date."""
        dated = [item for item in self.history.all() if item.date]
        return sorted(dated, key=lambda item: (item.date, item.pk or 0))

    def structured_data(self) -> dict:
        return schema_organisation(self)


class HistoryItem(TimelineEntry):
    """A step in the history of the Europe office."""

    page = ParentalKey(OfficePage, on_delete=models.CASCADE, related_name="history")

    class Meta(TimelineEntry.Meta):
        verbose_name = _("Schritt in der Geschichte")
