from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from iserlohn_europa.core.readability import Hardship


class HardestSentence(models.Model):
    """The sentence of a public page in the source language that should be divided first.

    It is derived: read again whenever the page is published. A page on which every sentence is
    easy has a row without one, which says that somebody has looked.
    """

    page = models.OneToOneField(
        Page, verbose_name=_("Seite"), on_delete=models.CASCADE, related_name="+"
    )
    anchor = models.CharField(_("Stelle im Formular"), max_length=255, blank=True)
    sentence = models.TextField(_("Satz"), blank=True)
    words = models.PositiveIntegerField(_("Zahl der Wörter"), default=0)
    long_words = models.JSONField(_("lange Wörter"), default=list)
    weight = models.FloatField(default=0)
    read_at = models.DateTimeField(_("gelesen am"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("schwerster Satz einer Seite")
        verbose_name_plural = _("schwerste Sätze der Seiten")
        indexes = [models.Index(fields=["-weight", "page"], name="hardest_sentence_first")]

    def __str__(self):
        return self.sentence

    @property
    def hardship(self) -> Hardship:
        """What is hard about it."""
        return Hardship(self.sentence, self.words, tuple(self.long_words))
