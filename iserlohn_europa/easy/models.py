from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.querysets import is_public, originals_of

from .blocks import EasyStoryBlock
from .choices import EASY_GERMAN, Symbol
from .querysets import EasyPageQuerySet


class EasyPage(BasePage):
    """What a German page says, written anew in short sentences and easy words."""

    symbol = models.CharField(
        _("Zeichen"),
        max_length=16,
        choices=Symbol.choices,
        blank=True,
        help_text=_(
            "Steht auf den Knöpfen, die zu dieser Seite führen, und neben der Überschrift."
        ),
    )
    story = StreamField(EasyStoryBlock(), verbose_name=_("Text"), blank=True)
    tested_by = models.CharField(
        _("Geprüft von"),
        max_length=255,
        blank=True,
        help_text=_(
            "Wer den Text gelesen und verstanden hat: eine Gruppe, nie der Name einer Person, zum "
            "Beispiel „Prüfgruppe der Lebenshilfe“. Erst dann heißt die Seite „Leichte Sprache“, "
            "bis dahin „Einfache Sprache“."
        ),
    )
    tested_on = models.DateField(
        _("Geprüft am"),
        null=True,
        blank=True,
        help_text=_(
            "Wenn Sie den Text danach ändern, leeren Sie bitte beide Felder, bis die Gruppe ihn "
            "wieder gelesen hat."
        ),
    )

    objects = PageManager.from_queryset(EasyPageQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("symbol"),
        FieldPanel("story"),
        MultiFieldPanel(
            [FieldPanel("tested_by"), FieldPanel("tested_on")],
            heading=_("Von einer Prüfgruppe gelesen"),
        ),
    ]
    promote_panels = [*BasePage.teaser_panels, *BasePage.promote_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("story")]
    parent_page_types = ["wagtailcore.Page", "easy.EasyPage"]
    subpage_types = ["easy.EasyPage"]

    class Meta:
        verbose_name = _("Seite in Leichter Sprache")
        verbose_name_plural = _("Seiten in Leichter Sprache")

    @classmethod
    def can_create_at(cls, parent):
        """One of them is the beginning, all others stand below it."""
        has_room = not parent.is_root() or not cls.objects.child_of(parent).exists()
        return has_room and super().can_create_at(parent)

    def clean(self):
        super().clean()
        errors = {}
        if self.locale_id and self.locale.language_code != EASY_GERMAN:
            errors["title"] = _(
                "Diese Art von Seite gibt es nur in der Sprache „Leichte Sprache“. Bitte legen Sie "
                "sie dort an, oder wählen Sie bei der deutschen Seite „In Leichter Sprache "
                "schreiben“."
            )
        if self.tested_by and not self.tested_on:
            errors["tested_on"] = _("Bitte geben Sie an, wann die Gruppe den Text gelesen hat.")
        if self.tested_on and not self.tested_by:
            errors["tested_by"] = _("Bitte geben Sie an, welche Gruppe den Text gelesen hat.")
        if errors:
            raise ValidationError(errors)

    @cached_property
    def source(self):
        """The page itself: it keeps no data, and says nothing that a German page keeps for it."""
        return self

    @property
    def is_tested(self) -> bool:
        """Whether people for whom it is written have read it; only then it is Leichte Sprache."""
        return bool(self.tested_by and self.tested_on)

    @property
    def language_name(self) -> str:
        """What the page calls its language."""
        return _("Leichte Sprache") if self.is_tested else _("Einfache Sprache")

    @property
    def icon(self) -> str:
        """The template of its drawing; empty if it has none."""
        return Symbol.icon_of(self.symbol)

    @cached_property
    def everyday_page(self) -> Page | None:
        """The German page that says the same in everyday words, if everybody may read it."""
        return originals_of(self).live().filter(is_public()).first()

    @cached_property
    def subpages(self) -> list["EasyPage"]:
        """The pages below this one, to which large buttons lead."""
        return list(EasyPage.objects.below(self)) if self.pk else []
