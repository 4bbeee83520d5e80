"""The few blocks of pages in easy German: calm, large, one sentence in each line."""

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from iserlohn_europa.core.blocks import (
    FigureBlock,
    HeadingBlock,
    LinkCardBlock,
    LinkCardValue,
    optional_text,
)
from iserlohn_europa.core.models import ContactRole

from .choices import Symbol

SENTENCES = ["bold", "ul"]


def symbol_block() -> blocks.ChoiceBlock:
    """The choice of a drawing."""
    return blocks.ChoiceBlock(
        choices=Symbol.choices,
        required=False,
        default="",
        label=_("Zeichen"),
        help_text=_(
            "Steht groß neben den Sätzen und zeigt, worum es geht. Vorleseprogramme übergehen es."
        ),
    )


class SymbolValue(blocks.StructValue):
    """What may stand beside a drawing."""

    @property
    def icon(self) -> str:
        """The template of the drawing; empty if none was chosen."""
        return Symbol.icon_of(self.get("symbol"))


class SentencesBlock(blocks.StructBlock):
    symbol = symbol_block()
    text = blocks.RichTextBlock(
        features=SENTENCES,
        label=_("Sätze"),
        help_text=_(
            "Jeder Satz beginnt in einer neuen Zeile. Ein Satz sagt nur eine Sache. "
            "Wörter wie „nicht“ und „kein“ werden fett."
        ),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Sätze")
        description = _("Kurze Sätze, jeder in seiner Zeile, auf Wunsch mit einem Zeichen.")
        template = "blocks/easy_sentences.html"
        value_class = SymbolValue
        preview_value = {
            "symbol": Symbol.PEOPLE,
            "text": "<p>Iserlohn hat Freunde in Europa.</p><p>Wir besuchen unsere Freunde.</p>",
        }


class WordBlock(blocks.StructBlock):
    word = blocks.CharBlock(default="", label=_("Schweres Wort"), max_length=60)
    meaning = blocks.RichTextBlock(
        features=SENTENCES,
        label=_("Das heißt:"),
        help_text=_("Erklären Sie das Wort in ein bis drei Sätzen, am besten mit einem Beispiel."),
    )

    class Meta:
        icon = "openquote"
        label = _("Wort erklären")
        description = _("Ein schweres Wort, und was es bedeutet.")
        template = "blocks/easy_word.html"
        preview_value = {
            "word": _("Partner-Stadt"),
            "meaning": "<p>2 Städte sind Freunde.</p><p>Die Menschen besuchen sich.</p>",
        }


class EasyLinkValue(LinkCardValue):
    """A large button that leads to a page of this site or to another address."""

    @property
    def icon(self) -> str:
        return Symbol.icon_of(self.get("symbol"))

    @property
    def is_in_everyday_german(self) -> bool:
        """Whether it leads to a page of this site that nobody has written in easy German yet."""
        page = self.public_page if self.get("page") else None
        return page is not None and page.locale.language_code != get_language()


class EasyLinkBlock(LinkCardBlock):
    symbol = symbol_block()

    def get_context(self, value, parent_context=None):
        """Adds where the button leads: from the easy version of a page to the page itself."""
        context = super().get_context(value, parent_context)
        reader = context.get("page")
        chosen = value.public_page if value.get("page") else None
        if chosen and reader and chosen.pk == reader.pk:
            german = reader.everyday_page
            return context | {
                "target": german.url if german else "",
                "is_in_everyday_german": True,
            }
        return context | {
            "target": value.target,
            "is_in_everyday_german": value.is_in_everyday_german,
        }

    class Meta:
        icon = "link"
        label = _("Knopf")
        description = _("Ein großer Knopf, der zu einer anderen Seite führt.")
        template = "blocks/easy_link.html"
        value_class = EasyLinkValue
        preview_value = {
            "symbol": Symbol.HOUSE,
            "url": "https://www.iserlohn.de",
            "title": _("Stadt Iserlohn"),
        }


class EasyContactValue(blocks.StructValue):
    """Whom to ask, and how; both are read from the role, so that nothing has to be kept twice."""

    @cached_property
    def role(self) -> ContactRole | None:
        """The role in the language that is active, where it has been translated."""
        chosen = self.get("contact")
        return chosen.localized if chosen else None

    @property
    def name(self) -> str:
        """What the role is called here."""
        return self.get("title") or (self.role.title if self.role else "")


class EasyContactBlock(blocks.StructBlock):
    contact = SnippetChooserBlock(
        ContactRole,
        label=_("Ansprechstelle"),
        help_text=_("Telefon, E-Mail und Anschrift stehen immer so da, wie sie dort stehen."),
    )
    title = optional_text(
        _("So heißt die Stelle hier"),
        help_text=_("Ein leichter Name wie „Europa-Büro“. Sonst steht hier ihre Bezeichnung."),
    )

    def get_preview_value(self):
        return self.normalize({"contact": ContactRole.objects.first(), "title": ""})

    class Meta:
        icon = "user"
        label = _("Kontakt")
        description = _("Telefon, E-Mail und Anschrift einer Ansprechstelle, groß und mit Zeichen.")
        template = "blocks/easy_contact.html"
        value_class = EasyContactValue


class EasyStoryBlock(blocks.StreamBlock):
    """A text in easy German. Left out on purpose: tables, quotations, galleries, files."""

    heading = HeadingBlock()
    sentences = SentencesBlock()
    word = WordBlock()
    figure = FigureBlock()
    link = EasyLinkBlock()
    contact = EasyContactBlock()
