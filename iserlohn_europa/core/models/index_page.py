from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from .mixins import ContactMixin, StoryMixin
from .page import BasePage


class IndexPage(StoryMixin, ContactMixin, BasePage):
    """A page that lists others: an introduction, the list, whom to ask."""

    introduction = models.TextField(_("Einleitung"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        *StoryMixin.story_panels,
        *ContactMixin.contact_panels,
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("story"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *ContactMixin.contact_translatable_fields,
    ]
    parent_page_types = ["office.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True
