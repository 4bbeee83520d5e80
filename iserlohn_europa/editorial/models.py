from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from .care.models import HardestSentence
from .digest.models import CarePreference
from .links.models import ExternalAddress, FoundLink, LinkScan
from .preview_links.models import PreviewLink
from .publishing_rules import PublishingRules
from .reviews.models import PageReview, ReviewRule, ReviewSettings

__all__ = [
    "CarePreference",
    "ExternalAddress",
    "FoundLink",
    "HardestSentence",
    "LinkScan",
    "OpenQuestion",
    "PageReview",
    "PreviewLink",
    "PublishingRules",
    "ReviewRule",
    "ReviewSettings",
]


class OpenQuestion(models.Model):
    """Something the office must still confirm; only staff see it."""

    question = models.TextField(_("Was ist zu klären?"))
    page = models.ForeignKey(
        Page,
        verbose_name=_("betrifft die Seite"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    evidence_source = models.TextField(_("Was wir wissen und woher"), blank=True)
    answer = models.TextField(_("Antwort"), blank=True)
    is_settled = models.BooleanField(_("geklärt"), default=False)

    panels = [
        FieldPanel("question"),
        PageChooserPanel("page"),
        FieldPanel("evidence_source"),
        FieldPanel("answer"),
        FieldPanel("is_settled"),
    ]

    class Meta:
        verbose_name = _("offene Frage")
        verbose_name_plural = _("Vor dem Start zu klären")
        ordering = ["is_settled", "pk"]

    def __str__(self):
        return Truncator(self.question).chars(60)

    @property
    def state(self) -> str:
        return _("geklärt") if self.is_settled else _("offen")
