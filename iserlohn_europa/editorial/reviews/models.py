"""What is kept about reviews: beside the pages, so that no revision, copy or translation has it."""

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page

from iserlohn_europa.core.models import ContactRole

from .intervals import kinds

LONGEST_INTERVAL = 120
IN_SOURCE_LANGUAGE = {"locale__language_code": settings.LANGUAGE_CODE}


def responsibility_panels() -> FieldRowPanel:
    """The two roles to choose from short lists: a chooser would offer every translation as well."""
    return FieldRowPanel([FieldPanel(name, widget=forms.Select) for name in ("owner", "deputy")])


class ResponsibilityMixin(models.Model):
    """Whose task it is to read something again: a role and the one that stands in for it."""

    owner = models.ForeignKey(
        ContactRole,
        verbose_name=_("Zuständig"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=IN_SOURCE_LANGUAGE,
    )
    deputy = models.ForeignKey(
        ContactRole,
        verbose_name=_("Vertretung"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=IN_SOURCE_LANGUAGE,
    )

    class Meta:
        abstract = True


class PageReview(ResponsibilityMixin):
    """When somebody last found that a page in the source language holds, and whose task it is.

    A publication counts as well, and is asked of the page itself.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    reviewed_on = models.DateField(_("zuletzt geprüft am"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("zuletzt geprüft von"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("Prüfung einer Seite")
        verbose_name_plural = _("Prüfungen von Seiten")

    def __str__(self):
        return str(self.page)


@register_setting(icon="calendar-check")
class ReviewSettings(ResponsibilityMixin, BaseGenericSetting, ClusterableModel):
    """Who reads the pages again, and which kinds of pages differ from what this house proposes."""

    panels = [
        MultiFieldPanel(
            [responsibility_panels()],
            heading=_("Wer alle Seiten prüft"),
            help_text=_(
                "Gilt, solange weder unten für die Art der Seite noch bei der Seite selbst jemand "
                "anderes genannt ist."
            ),
        ),
        InlinePanel(
            "rules",
            heading=_("Was für eine Art von Seiten anders ist"),
            label=_("Art von Seiten"),
            help_text=_(
                "Ohne Eintrag gilt: Förderprogramme alle 3 Monate, Startseite, Europabüro und "
                "kommende Veranstaltungen alle 6, Partnerstädte, laufende Projekte, Text- und "
                "Themenseiten alle 12, Auszeichnungen und Übersichten alle 24. Nachrichten, "
                "vergangene Veranstaltungen und beendete Projekte prüft niemand."
            ),
        ),
    ]

    class Meta:
        verbose_name = _("Prüfung der Seiten")

    def __str__(self):
        return str(self._meta.verbose_name)


class ReviewRule(ResponsibilityMixin):
    """What differs for one kind of pages."""

    settings = ParentalKey(ReviewSettings, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(_("Art der Seite"), max_length=100, choices=kinds)
    months = models.PositiveSmallIntegerField(
        _("Alle wie viele Monate prüfen?"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST_INTERVAL)],
        help_text=_("Bleibt das Feld leer, gilt der übliche Abstand. 0 heißt: nie."),
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("months")]),
        responsibility_panels(),
    ]

    class Meta:
        verbose_name = _("Art von Seiten")
        verbose_name_plural = _("Arten von Seiten")
        constraints = [
            models.UniqueConstraint(
                fields=["settings", "kind"],
                name="one_review_rule_per_kind",
                violation_error_message=_("Diese Art von Seiten steht hier schon."),
            )
        ]

    def __str__(self):
        return dict(kinds()).get(self.kind, self.kind)
