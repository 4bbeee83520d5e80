"""The sentences of a page in easy German, each with the place in the form where it is written."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .rules import Hint, hints

END_OF_LINE = re.compile(r"</(?:p|li)>|<br\s*/?>")
BOLD = re.compile(r"<(b|strong)>(.*?)</\1>", re.DOTALL)
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Line:
    """One line as readers see it: its place, as Wagtail writes such places, and what it says."""

    content_path: str
    place: str
    text: str
    bold: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PlacedHint:
    """A hint with the place it belongs to."""

    line: Line
    hint: Hint

    @property
    def anchor(self) -> str:
        """What leads to the place, behind the address of the form."""
        return f":w:contentpath={self.line.content_path}"


def placed_hints(page, names=frozenset()) -> list[PlacedHint]:
    """What the rules find on a page, in the order of reading. Asks the database nothing."""
    return [
        PlacedHint(line, hint)
        for line in lines_of(page)
        for hint in hints(line.text, line.bold, names)
    ]


def lines_of(page) -> Iterator[Line]:
    """The lines of a page in the order of reading."""
    yield Line("title", _("Titel"), page.title)
    yield Line("teaser", _("Kurztext"), page.teaser)
    for number, block in enumerate(page.story.raw_data, start=1):
        path = f"story.{block.get('id', '')}"
        kind, value = block["type"], block["value"]
        place = _("Baustein %(number)d") % {"number": number}
        match kind:
            case "heading":
                yield Line(f"{path}.text", place, value.get("text", ""))
            case "sentences":
                yield from _rich(f"{path}.text", place, value.get("text", ""))
            case "word":
                yield Line(f"{path}.word", place, value.get("word", ""))
                yield from _rich(f"{path}.meaning", place, value.get("meaning", ""))
            case "figure":
                yield Line(f"{path}.alt_text", place, value.get("alt_text", ""))
                yield Line(f"{path}.caption", place, value.get("caption", ""))
            case "link":
                yield Line(f"{path}.title", place, value.get("title", ""))
                yield Line(f"{path}.text", place, value.get("text", ""))
            case "contact":
                yield Line(f"{path}.title", place, value.get("title", ""))


def _rich(content_path: str, place: str, formatted: str) -> Iterator[Line]:
    for part in END_OF_LINE.split(formatted or ""):
        bold = " ".join(strip_tags(found[1]) for found in BOLD.findall(part))
        text = html.unescape(strip_tags(part)).strip()
        if text:
            words = frozenset(word.casefold() for word in WORD.findall(html.unescape(bold)))
            yield Line(content_path, place, text, words)
