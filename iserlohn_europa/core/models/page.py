from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from iserlohn_europa.library.models import CustomImage

from ..forms import BasePageForm
from ..querysets import BasePageManager

RESERVED_SLUGS = {"admin", "documents", "media", "static", "django-admin"}


class BasePage(Page):
    """What every page has: a teaser for lists, one language, its data kept in the source."""

    teaser = models.CharField(
        _("Kurztext"),
        max_length=255,
        blank=True,
        help_text=_("Ein bis zwei Sätze für Listen, Karten und Suchergebnisse."),
    )
    teaser_image = models.ForeignKey(
        CustomImage,
        verbose_name=_("Bild"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Steht in Listen und oben auf der Seite."),
    )
    teaser_alt = models.CharField(
        _("Bildbeschreibung"),
        max_length=255,
        blank=True,
        help_text=_(
            "Was zeigt das Bild an dieser Stelle? Bleibt das Feld leer, wird die Beschreibung "
            "aus der Bildverwaltung übernommen."
        ),
    )
    teaser_image_is_decorative = models.BooleanField(
        _("schmückend"),
        default=False,
        help_text=_("Das Bild sagt nichts aus, was nicht auch im Text steht."),
    )

    objects = BasePageManager()
    base_form_class = BasePageForm
    card_prefetch: tuple[str, ...] = ()

    teaser_panels = [
        MultiFieldPanel(
            [
                FieldPanel("teaser"),
                FieldPanel("teaser_image"),
                FieldPanel("teaser_alt"),
                FieldPanel("teaser_image_is_decorative"),
            ],
            heading=_("Vorschau in Listen"),
        )
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("teaser"),
        index.FilterField("translation_key"),
    ]
    override_translatable_fields = [SynchronizedField("teaser_image")]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        languages = {code for code, _name in settings.LANGUAGES}
        if self.slug in RESERVED_SLUGS | languages:
            raise ValidationError(
                {"slug": _("Diese Adresse ist vergeben. Bitte wählen Sie eine andere Kurzadresse.")}
            )

    @cached_property
    def source(self):
        """The page in the source language, which keeps the data that every translation reads."""
        if self.pk is None or self.locale.language_code == settings.LANGUAGE_CODE:
            return self
        model = type(self)
        original = model.objects.in_source_language().filter(translation_key=self.translation_key)
        return original.first() or self

    @property
    def summary(self) -> str:
        """What a list or a search engine says about this page."""
        return self.search_description or self.teaser

    @property
    def image_alt(self) -> str:
        """What the teaser image says to those who do not see it."""
        return "" if self.teaser_image_is_decorative else self.teaser_alt
