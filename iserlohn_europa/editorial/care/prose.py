"""The running text of a page: each paragraph with the place in the form where it is written."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail.fields import RichTextField, StreamField

from iserlohn_europa.core.readability import Hardship, hardships

# Fields of plain and of formatted text, on whichever page they are. Left out is what is no prose:
# addresses and names, quotations and words of a source, the descriptions of pictures.
PLAIN = (
    "teaser",
    "introduction",
    "origin",
    "committee_text",
    "status_note",
    "eligible",
    "results",
    "venue_accessibility",
)
PROSE_BLOCK = "text"
END_OF_PARAGRAPH = re.compile(r"</(?:p|li|h\d|blockquote)>|<br\s*/?>")


@dataclass(frozen=True)
class HardPlace:
    """A sentence that is hard to read, and its place in the form, as Wagtail writes such places."""

    hardship: Hardship
    content_path: str

    @property
    def anchor(self) -> str:
        """What leads to the place, behind the address of the form."""
        return f":w:contentpath={self.content_path}"


def hard_places(page) -> list[HardPlace]:
    """What is hard to read on a page, the hardest first. Asks the database nothing."""
    found = [
        HardPlace(hardship, path)
        for path, paragraph in paragraphs(page)
        for hardship in hardships(paragraph)
    ]
    return sorted(found, key=lambda place: -place.hardship.weight)


def paragraphs(page) -> Iterator[tuple[str, str]]:
    """The paragraphs of a page as plain text, each with its place."""
    for field in page._meta.concrete_fields:
        value = getattr(page, field.attname)
        if field.name in PLAIN:
            yield from ((field.name, line) for line in (value or "").splitlines())
        elif isinstance(field, RichTextField):
            yield from ((field.name, line) for line in _lines(value))
        elif isinstance(field, StreamField):
            for block in value.raw_data:
                if block["type"] == PROSE_BLOCK:
                    place = f"{field.name}.{block.get('id', '')}"
                    yield from ((place, line) for line in _lines(block["value"]))


def _lines(formatted: str) -> list[str]:
    """The paragraphs and items of a list in formatted text, without the formatting."""
    lines = END_OF_PARAGRAPH.split(formatted or "")
    return [html.unescape(strip_tags(line)) for line in lines]
