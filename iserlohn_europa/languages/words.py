"""The words of a page, in the pieces in which they are translated.

wagtail-localize takes a page apart; here its pieces are plain words, so that bold letters or
another target of a link make no translation older.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from bs4 import BeautifulSoup
from django.conf import settings
from django.db.models import ManyToOneRel
from django.utils import translation
from django.utils.text import capfirst
from wagtail.blocks import ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

# An address is chosen, not translated: the German one does in every language.
NO_WORDS = {"slug"}


@dataclass(frozen=True)
class Piece:
    """Some words of a page, the path to them, and what editors call their place."""

    path: str
    label: str
    text: str

    @classmethod
    def read(cls, kept: list[dict]) -> "list[Piece]":
        """The pieces that were kept in the database."""
        return [cls(**each) for each in kept]


def kept(pieces: Iterable[Piece]) -> list[dict]:
    """The pieces as the database keeps them."""
    return [asdict(piece) for piece in pieces]


def pieces_of(page: Page) -> list[Piece]:
    """All words of a page that its form shows, in the order of its fields."""
    shown = shown_fields(page)
    with translation.override(settings.LANGUAGE_CODE):
        return [
            Piece(segment.path, label_of(page, segment.path), plain(segment.string.data))
            for segment in extract_segments(page)
            if isinstance(segment, StringSegmentValue) and field_of(segment.path) in shown
        ]


def fingerprint(pieces: Iterable[Piece]) -> str:
    """What differs as soon as a word differs; in which order blocks stand makes no difference."""
    digest = hashlib.sha256()
    for piece in sorted(pieces, key=lambda piece: piece.path):
        digest.update(f"{piece.path}\0{piece.text}\0".encode())
    return digest.hexdigest()


def shown_fields(page: Page) -> set[str]:
    """The fields that somebody can fill in: others can be translated nowhere."""
    options = page.get_edit_handler().get_form_options()
    return {*options.get("fields", []), *options.get("formsets", {})} - NO_WORDS


def field_of(path: str) -> str:
    """The field that a path begins with."""
    return path.partition(".")[0]


def plain(html: str) -> str:
    """The words without their markup."""
    has_markup = "<" in html or "&" in html
    text = BeautifulSoup(html, "html.parser").get_text() if has_markup else html
    return " ".join(text.split())


def label_of(page: Page, path: str) -> str:
    """What the form calls the place of a piece: a field, and in it a block or a line."""
    name, *rest = path.split(".")
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        labels = [_name(field), *_labels_in_story(getattr(page, name), rest)]
        return ": ".join(dict.fromkeys(labels))
    if isinstance(field, ManyToOneRel):
        column = field.related_model._meta.get_field(rest[1])
        return f"{capfirst(field.related_model._meta.verbose_name)}: {_name(column)}"
    return _name(field)


def _name(field) -> str:
    return capfirst(str(field.verbose_name))


def _labels_in_story(story, path: list[str]) -> list[str]:
    child = next((each for each in story if each.id == path[0]), None)
    if child is None:
        return []
    block, labels, rest = child.block, [str(child.block.label)], path[1:]
    while rest:
        if isinstance(block, StructBlock):
            block = block.child_blocks.get(rest[0])
            if block is None:  # words of a block that is gone, in an earlier version of the page
                break
            labels.append(str(block.label))
        elif isinstance(block, ListBlock):
            block = block.child_block
        else:
            break
        rest = rest[1:]
    return labels
