"""The blocks of which every story on the site is made.

wagtail-localize (1.14) fails on an empty optional ImageBlock and on text stored as None, and skips
table blocks. So a figure has its own chooser, optional text defaults to "", and a table is a list.
"""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlockAdapter, ImageChooserBlock
from wagtail.models import Page

from iserlohn_europa.library.models import CustomDocument, CustomImage

from .forms import ALT_MISSING, decided_alt

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


def optional_text(label, **kwargs) -> blocks.CharBlock:
    """A line of text that may stay empty."""
    return blocks.CharBlock(required=False, default="", label=label, **kwargs)


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(default="", label=_("Überschrift"), max_length=150)
    level = blocks.ChoiceBlock(
        choices=[("h2", _("Abschnitt")), ("h3", _("Unterabschnitt"))],
        default="h2",
        label=_("Ebene"),
    )

    class Meta:
        icon = "title"
        label = _("Überschrift")
        description = _("Gliedert einen langen Text in Abschnitte.")
        template = "blocks/heading.html"
        preview_value = {"text": _("Wie alles begann"), "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": RICH_TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Absätze und Listen, mit Links und Hervorhebungen.")
        template = "blocks/text.html"
        preview_value = "<p>Zu Pfingsten besuchen sich Familien aus beiden Orten.</p>"


class FigureValue(blocks.StructValue):
    """A picture in its use: with the text for those who do not see it."""

    @property
    def alt(self) -> str:
        return "" if self.get("decorative") else self.get("alt_text") or ""


class FigureBlock(blocks.StructBlock):
    """A picture with its description; the child names are those that Wagtail's script fills."""

    image = ImageChooserBlock(required=False, label=_("Bild"))
    decorative = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("schmückend"),
        help_text=_("Das Bild sagt nichts aus, was nicht auch im Text steht."),
    )
    alt_text = optional_text(
        _("Bildbeschreibung"),
        help_text=_("Was zeigt das Bild an dieser Stelle? Vorgeschlagen wird die Beschreibung."),
    )
    caption = optional_text(_("Bildunterschrift"))

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if value["image"] is None and not self.is_deferred_validation:
            errors["image"] = ValidationError(_("Bitte wählen Sie ein Bild."))
        alt = decided_alt(value["image"], value["alt_text"], value["decorative"])
        if alt is None and not self.is_deferred_validation:
            errors["alt_text"] = ValidationError(ALT_MISSING)
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        value["alt_text"] = alt or ""
        return value

    def get_preview_value(self):
        return self.normalize(
            {
                "image": CustomImage.objects.order_by("-pk").first(),
                "decorative": False,
                "alt_text": _("Landkarte mit Iserlohn und einer Partnerstadt"),
                "caption": _("So weit ist es von Iserlohn zu unseren Freunden."),
            }
        )

    class Meta:
        icon = "image"
        label = _("Bild")
        description = _("Ein Bild mit Beschreibung und Bildunterschrift.")
        template = "blocks/figure.html"
        value_class = FigureValue


# Wagtail's own script suggests the description and greys it out for decorative pictures.
register(ImageBlockAdapter(), FigureBlock)


class GalleryBlock(blocks.StructBlock):
    figures = blocks.ListBlock(FigureBlock(), label=_("Bilder"), min_num=1)

    def get_preview_value(self):
        figure = self.child_blocks["figures"].child_block.get_preview_value()
        return self.normalize({"figures": [figure, figure]})

    class Meta:
        icon = "grip"
        label = _("Bildergalerie")
        description = _("Mehrere Bilder nebeneinander.")
        template = "blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(default="", label=_("Zitat"), rows=3)
    attribution = optional_text(
        _("Wer hat das gesagt?"), help_text=_("Name und Anlass, mit Einverständnis der Person.")
    )

    class Meta:
        icon = "openquote"
        label = _("Zitat")
        description = _("Ein wörtliches Zitat mit der Angabe, von wem es stammt.")
        template = "blocks/quote.html"
        preview_value = {
            "text": _("Freunde in Europa"),
            "attribution": _("Motto der Stadt Iserlohn"),
        }


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(default="", label=_("Bezeichnung"), max_length=100)
    value = blocks.CharBlock(default="", label=_("Angabe"), max_length=255)


class FactsBlock(blocks.StructBlock):
    facts = blocks.ListBlock(FactBlock(), label=_("Angaben"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Auf einen Blick")
        description = _("Kurze Angaben als Liste: links die Bezeichnung, rechts die Angabe.")
        template = "blocks/facts.html"
        preview_value = {"facts": [{"label": _("Ort"), "value": _("Rathaus Iserlohn")}]}


class TableRowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(optional_text(_("Zelle")), label=_("Zellen"), min_num=1)


class TableBlock(blocks.StructBlock):
    """A table as a list of rows, so that every cell can be translated."""

    caption = blocks.CharBlock(
        default="",
        label=_("Titel der Tabelle"),
        help_text=_("Ein Satz, der sagt, was die Tabelle zeigt."),
    )
    header = blocks.ListBlock(
        blocks.CharBlock(default="", label=_("Spalte")), label=_("Kopfzeile"), min_num=1
    )
    rows = blocks.ListBlock(TableRowBlock(), label=_("Zeilen"), min_num=1)
    has_row_headers = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Erste Spalte ist Überschrift der Zeile"),
    )

    def clean(self, value):
        value = super().clean(value)
        columns = len(value["header"])
        wrong = [
            number
            for number, row in enumerate(value["rows"], start=1)
            if len(row["cells"]) != columns
        ]
        if wrong and not self.is_deferred_validation:
            raise StructBlockValidationError(
                non_block_errors=[
                    ValidationError(
                        _(
                            "Jede Zeile braucht so viele Zellen wie die Kopfzeile Spalten hat "
                            "(%(columns)s). Bitte prüfen Sie Zeile %(rows)s."
                        ),
                        params={"columns": columns, "rows": ", ".join(map(str, wrong))},
                    )
                ]
            )
        return value

    class Meta:
        icon = "table"
        label = _("Tabelle")
        description = _("Eine Tabelle mit Titel und Kopfzeile.")
        template = "blocks/table.html"
        preview_value = {
            "caption": _("Unsere Jubiläen"),
            "header": [_("Stadt"), _("seit")],
            "rows": [{"cells": ["Almelo", "1954"]}, {"cells": ["Glauchau", "1991"]}],
            "has_row_headers": True,
        }


class DocumentLinkBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Dokument"))
    title = optional_text(_("Linktext"), help_text=_("Bleibt er leer, steht dort der Titel."))


class DocumentsBlock(blocks.StructBlock):
    documents = blocks.ListBlock(DocumentLinkBlock(), label=_("Dokumente"), min_num=1)

    def get_preview_value(self):
        latest = CustomDocument.objects.order_by("-pk")[:2]
        documents = [{"document": document, "title": ""} for document in latest]
        return self.normalize({"documents": documents})

    class Meta:
        icon = "doc-full"
        label = _("Dokumente")
        description = _("Dateien zum Herunterladen, mit Format und Größe.")
        template = "blocks/documents.html"


class LinkCardValue(blocks.StructValue):
    """A card that leads to a page of this site or to another address."""

    @cached_property
    def public_page(self) -> Page | None:
        """The page in the language that is active, if everybody may read it."""
        page = self.get("page") and self["page"].localized
        is_public = page and page.live and not page.get_view_restrictions().exists()
        return page if is_public else None

    @property
    def target(self) -> str:
        """The address; empty if the card leads nowhere and must not be shown."""
        if self.get("page"):
            return self.public_page.url if self.public_page else ""
        return self.get("url") or ""

    @property
    def heading(self) -> str:
        return self.get("title") or (self.public_page.title if self.public_page else "")


class LinkCardBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(required=False, label=_("Seite"))
    url = blocks.URLBlock(required=False, default="", label=_("oder Adresse im Internet"))
    title = optional_text(
        _("Titel"), help_text=_("Bleibt er leer, steht dort der Titel der Seite.")
    )
    text = optional_text(_("Text"))

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation:
            errors = {}
            if bool(value["page"]) == bool(value["url"]):
                errors["page"] = ValidationError(
                    _("Bitte wählen Sie entweder eine Seite oder geben Sie eine Adresse an.")
                )
            elif value["url"] and not value["title"]:
                errors["title"] = ValidationError(_("Bitte geben Sie dem Link einen Titel."))
            if errors:
                raise StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        value_class = LinkCardValue


class LinkCardsBlock(blocks.StructBlock):
    links = blocks.ListBlock(LinkCardBlock(), label=_("Links"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Weiter zu")
        description = _("Karten, die zu anderen Seiten führen.")
        template = "blocks/link_cards.html"
        preview_value = {
            "links": [
                {
                    "url": "https://www.iserlohn.de",
                    "title": _("Stadt Iserlohn"),
                    "text": _("Die Website der Stadt"),
                }
            ]
        }


class StoryBlock(blocks.StreamBlock):
    """Every story of the site. Left out on purpose: raw HTML, columns, colours, embedded media."""

    heading = HeadingBlock()
    text = TextBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    link_cards = LinkCardsBlock()
