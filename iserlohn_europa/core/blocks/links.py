from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from iserlohn_europa.library.models import CustomDocument

from ..links import LinkedPages
from .texts import optional_text


class DocumentLinkBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Dokument"))
    title = optional_text(_("Linktext"), help_text=_("Bleibt er leer, steht dort der Titel."))


@dataclass(frozen=True)
class FileLink:
    """A document as readers meet it: what it is called here, and what to know before opening it."""

    address: str
    title: str
    facts: str
    language: str


class DocumentsValue(blocks.StructValue):
    """Documents, of which some may have been deleted since."""

    @property
    def files(self) -> list[FileLink]:
        """The documents that have a file."""
        return [
            FileLink(
                address=document.address,
                title=link.get("title") or document.title,
                facts=document.facts,
                language=document.language,
            )
            for link in self.get("documents") or []
            if (document := link.get("document")) and document.address
        ]


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
        value_class = DocumentsValue


class LinkCardValue(blocks.StructValue):
    """A card that leads to a page of this site or to another address."""

    # What the cards beside it lead to, where they were read together.
    linked: LinkedPages | None = None

    @cached_property
    def public_page(self) -> Page | None:
        """The page in the language that is active, if everybody may read it."""
        page = self.get("page")
        if not page:
            return None
        return (self.linked or LinkedPages([page.pk])).public(page.pk)

    @cached_property
    def target(self) -> str:
        """The address; empty if the card leads nowhere and must not be shown."""
        if self.get("page"):
            return self.public_page.url if self.public_page else ""
        return self.get("url") or ""

    @property
    def heading(self) -> str:
        return self.get("title") or (self.public_page.title if self.public_page else "")

    @property
    def leads_to(self) -> str:
        """The language of a page that is not there in the one that is active; else empty.

        Nothing is asked in German, in which every page is there.
        """
        active = get_language()
        if active == settings.LANGUAGE_CODE or not self.public_page:
            return ""
        code = self.public_page.locale.language_code
        return "" if code == active else code


class LinkCardBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(required=False, label=_("Seite"))
    url = blocks.URLBlock(required=False, default="", label=_("oder Adresse im Internet"))
    title = optional_text(
        _("Titel"), help_text=_("Bleibt er leer, steht dort der Titel der Seite.")
    )
    text = optional_text(_("Text"))

    def bulk_to_python(self, values):
        # What all the cards lead to is one question, in the language that is active.
        linked = LinkedPages(value["page"] for value in values if value.get("page"))
        cards = super().bulk_to_python(
            [{name: each for name, each in value.items() if name != "page"} for value in values]
        )
        for card, value in zip(cards, values, strict=True):
            card["page"], card.linked = linked.chosen(value.get("page")), linked
        return cards

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
