"""What is noted of translations, beside the pages, so that no revision or copy has it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from .words import Piece


class PublicText(models.Model):
    """The words of a public page in the source language; derived when it is published."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    pieces = models.JSONField(_("Wörter"))
    fingerprint = models.CharField(_("Fingerabdruck"), max_length=64)
    noted_at = models.DateTimeField(_("festgehalten am"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Text einer Seite")
        verbose_name_plural = _("Texte von Seiten")

    def __str__(self):
        return str(self.page)


class TranslatedText(models.Model):
    """Which words of the source a public translation says; it is older when they differ now."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    source_pieces = models.JSONField(_("übersetzte Wörter des Originals"))
    source_fingerprint = models.CharField(_("Fingerabdruck des Originals"), max_length=64)
    own_fingerprint = models.CharField(_("Fingerabdruck"), max_length=64)
    noted_at = models.DateTimeField(_("festgehalten am"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("übersetzter Text")
        verbose_name_plural = _("übersetzte Texte")

    def __str__(self):
        return str(self.page)

    @property
    def translated(self) -> list[Piece]:
        """The words of the source that it says."""
        return Piece.read(self.source_pieces)


class TranslationCheck(models.Model):
    """Who has checked a translation, when, and which words it had; others are unchecked again."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("geprüft von"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    checked_at = models.DateTimeField(_("geprüft am"))
    fingerprint = models.CharField(_("Fingerabdruck"), max_length=64)
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("geprüfte Fassung"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("Prüfung einer Übersetzung")
        verbose_name_plural = _("Prüfungen von Übersetzungen")

    def __str__(self):
        return str(self.page)
