from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from ..fields import EarliestDayField, LatestDayField, PartialDateField, SourcePageKey


class ChronicleMixin(models.Model):
    """Something with a date that the chronicle tells by itself, unless an editor hides it."""

    is_in_chronicle = models.BooleanField(
        _("in der Chronik zeigen"),
        default=True,
        help_text=_("Ohne Haken steht es nur hier und nicht in der Chronik."),
    )

    class Meta:
        abstract = True


class ToldOnMixin(ChronicleMixin):
    """A happening that another page tells, so that the chronicle lists it once."""

    told_on = SourcePageKey(
        Page,
        verbose_name=_("erzählt auf"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Erzählt eine andere Seite dasselbe Ereignis? Dann steht es in der Chronik nur einmal."
        ),
    )

    class Meta:
        abstract = True


class TimelineEntry(TranslatableMixin, ToldOnMixin, Orderable):
    """A dated sentence: a milestone of a city, a step in the history of the office."""

    date = PartialDateField(_("Datum"))
    date_earliest = EarliestDayField(of="date")
    date_latest = LatestDayField(of="date")
    text = models.TextField(_("Was geschah"))
    evidence_source = models.TextField(
        _("Quelle"),
        blank=True,
        help_text=_("Nur für die Redaktion: Wo steht das?"),
    )

    panels = [
        FieldPanel("date"),
        FieldPanel("text"),
        PageChooserPanel("told_on"),
        FieldPanel("is_in_chronicle"),
        FieldPanel("evidence_source"),
    ]
    # What the chronicle reads of a row beside its own columns.
    told_with = ("page__locale",)
    # The relation to the partner city that it is about; empty for what is about none.
    city_path = ""
    override_translatable_fields = [
        SynchronizedField("told_on"),
        SynchronizedField("is_in_chronicle"),
        SynchronizedField("evidence_source"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["date_earliest", "date_latest", "pk"]

    def __str__(self):
        return f"{self.date}: {self.text}"

    @property
    def about(self):
        """The page that the sentence is about; a kind of its own may say another than its page."""
        return self.page
