"""The content of any page as a row of pieces that can be checked, in the order of reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from iserlohn_europa.core.blocks import (
    DocumentLinkBlock,
    FigureBlock,
    HeadingBlock,
    LinkCardBlock,
    TableBlock,
)

MOST_DIGITS = 9  # no database counts pages further
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Place:
    """Where a piece stands: in a field of the form, and there in a block of a story."""

    field: str
    index: int | None = None
    block_id: str = ""

    @property
    def anchor(self) -> str:
        """What the address of the form ends with to be opened at this place."""
        return f"block-{self.block_id}-section" if self.block_id else f"id_{self.field}-label"


@dataclass(frozen=True)
class Heading:
    """A heading and how deep it is; the title of a page is the first level."""

    place: Place
    level: int
    text: str


@dataclass(frozen=True)
class Link:
    """The words of a link, whether it leads anywhere, and to which page of this site."""

    place: Place
    text: str
    has_target: bool
    page: int | None = None


@dataclass(frozen=True)
class Table:
    """A table, and whether each of its columns has a name."""

    place: Place
    text: str
    has_header: bool


@dataclass(frozen=True)
class Picture:
    """A picture, and whether somebody has said what it shows or that it only decorates."""

    place: Place
    text: str
    is_decided: bool


Piece = Heading | Link | Table | Picture


def pieces_of(page) -> Iterator[Piece]:
    """All pieces of a page: of its picture, its texts and its stories."""
    yield from _teaser_picture(page)
    for field in page._meta.get_fields():
        value = getattr(page, field.name) if isinstance(field, (RichTextField, StreamField)) else ""
        if not value:
            continue
        if isinstance(field, RichTextField):
            yield from pieces_of_html(value, Place(field.name))
        else:
            for index, child in enumerate(value):
                place = Place(field.name, index, child.id or "")
                yield from _pieces_of_block(child.block, child.value, place)


def pieces_of_html(html: str, place: Place) -> Iterator[Piece]:
    """The pieces of a text as it is stored."""
    for tag in BeautifulSoup(html, "html.parser").find_all(
        [*HEADINGS, "a", "table", "img", "embed"]
    ):
        words = " ".join(tag.get_text(" ").split())
        if tag.name in HEADINGS:
            yield Heading(place, int(tag.name[1]), words)
        elif tag.name == "a":
            pictures = tag.find_all(["img", "embed"])
            described = " ".join(picture.get("alt", "") for picture in pictures)
            yield Link(place, words or described, _leads_somewhere(tag), _page_behind(tag))
        elif tag.name == "table":
            yield Table(place, words, tag.find("th") is not None)
        elif tag.name == "img" or tag.get("embedtype") == "image":
            yield Picture(place, "", tag.has_attr("alt"))


def _leads_somewhere(tag) -> bool:
    if tag.get("linktype"):
        return bool(tag.get("id"))
    address = tag.get("href", "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc or parts.path or parts.fragment or parts.query)


def _page_behind(tag) -> int | None:
    number = tag.get("id", "") if tag.get("linktype") == "page" else ""
    return int(number) if number.isdecimal() and len(number) <= MOST_DIGITS else None


def _teaser_picture(page) -> Iterator[Piece]:
    image = getattr(page, "teaser_image", None)
    if image:
        is_decided = page.teaser_image_is_decorative or bool(page.teaser_alt.strip())
        yield Picture(Place("teaser_alt"), image.title, is_decided)


def _pieces_of_block(block, value, place: Place) -> Iterator[Piece]:
    if value is None:
        return
    if isinstance(block, RichTextBlock):
        source = value.source if isinstance(value, RichText) else str(value)
        yield from pieces_of_html(source, place)
    elif isinstance(block, HeadingBlock):
        yield Heading(place, int(value["level"][1:]), value["text"].strip())
    elif isinstance(block, TableBlock):
        header = list(value["header"])
        has_header = bool(header) and all(cell.strip() for cell in header)
        yield Table(place, value["caption"], has_header)
    elif isinstance(block, FigureBlock):
        if value["image"]:
            is_decided = value["decorative"] or bool((value["alt_text"] or "").strip())
            yield Picture(place, value["image"].title, is_decided)
    elif isinstance(block, LinkCardBlock):
        page = value["page"]
        words = value["title"] or (page.title if page else "")
        yield Link(place, words.strip(), bool(page or value["url"]), page and page.pk)
    elif isinstance(block, DocumentLinkBlock):
        document = value["document"]
        words = value["title"] or (document.title if document else "")
        yield Link(place, words.strip(), document is not None)
    else:
        yield from _pieces_inside(block, value, place)


def _pieces_inside(block, value, place: Place) -> Iterator[Piece]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _pieces_of_block(child, value.get(name), place)
    elif isinstance(block, ListBlock):
        for child in value:
            yield from _pieces_of_block(block.child_block, child, place)
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _pieces_of_block(child.block, child.value, place)
