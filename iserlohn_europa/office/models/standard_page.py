from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from iserlohn_europa.core.models import (
    BasePage,
    ContactMixin,
    StoryMixin,
)
from iserlohn_europa.core.querysets import BasePageQuerySet


class StandardPageQuerySet(BasePageQuerySet):
    """Questions about pages of text."""

    def in_footer(self):
        """The pages that every page links to at its foot, in the order of the tree."""
        return self.filter(is_in_footer=True).order_by("path")


class StandardPage(StoryMixin, ContactMixin, BasePage):
    """A page of text, such as the imprint."""

    introduction = models.TextField(_("Einleitung"), blank=True)
    as_of = models.DateField(
        _("Stand"),
        null=True,
        blank=True,
        help_text=_("Wann wurde der Text zuletzt geprüft? Der Tag steht auf der Seite."),
    )
    is_in_footer = models.BooleanField(
        _("in der Fußzeile"),
        default=False,
        help_text=_("Von jeder Seite aus erreichbar, wie Impressum und Datenschutz."),
    )

    objects = PageManager.from_queryset(StandardPageQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        *StoryMixin.story_panels,
        FieldPanel("as_of"),
        *ContactMixin.contact_panels,
    ]
    promote_panels = [
        *BasePage.teaser_panels,
        FieldPanel("is_in_footer"),
        *BasePage.promote_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("story"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
    ]
    parent_page_types = ["office.HomePage", "office.OfficePage", "office.StandardPage"]
    subpage_types = ["office.StandardPage"]

    class Meta:
        verbose_name = _("Textseite")
        verbose_name_plural = _("Textseiten")
