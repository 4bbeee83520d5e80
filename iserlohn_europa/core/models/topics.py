from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from iserlohn_europa.remembered import remembered

from ..fields import SortKeyField
from ..querysets import TranslatedQuerySet


class Topic(TranslatableMixin, index.Indexed, models.Model):
    """What something is about: school, culture, sport, exchange among experts."""

    title = models.CharField(_("Name"), max_length=100)
    sort_key = SortKeyField(of="title")

    panels = [FieldPanel("title")]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale_id"),
    ]

    objects = TranslatedQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.title


def topics_in_language_of(page) -> list[Topic]:
    """All topics that have been translated into the language of a page."""
    topics = Topic.objects.filter(locale_id=page.locale_id)
    return remembered(("topics", page.locale_id), lambda: list(topics.without_german()))
