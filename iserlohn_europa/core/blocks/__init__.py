"""The blocks of which every story on the site is made.

wagtail-localize (1.14) fails on an empty optional ImageBlock and on text stored as None, and skips
table blocks. So a figure has its own chooser, optional text defaults to "", and a table is a list.
"""

from .facts import FactBlock, FactsBlock, TableBlock, TableRowBlock
from .films import SignFilmBlock
from .links import (
    DocumentLinkBlock,
    DocumentsBlock,
    DocumentsValue,
    LinkCardBlock,
    LinkCardsBlock,
    LinkCardValue,
)
from .pictures import FigureBlock, FigureValue, GalleryBlock
from .story import StoryBlock
from .texts import RICH_TEXT_FEATURES, HeadingBlock, QuoteBlock, TextBlock, optional_text

__all__ = [
    "RICH_TEXT_FEATURES",
    "DocumentLinkBlock",
    "DocumentsBlock",
    "DocumentsValue",
    "FactBlock",
    "FactsBlock",
    "FigureBlock",
    "FigureValue",
    "GalleryBlock",
    "HeadingBlock",
    "LinkCardBlock",
    "LinkCardValue",
    "LinkCardsBlock",
    "QuoteBlock",
    "SignFilmBlock",
    "StoryBlock",
    "TableBlock",
    "TableRowBlock",
    "TextBlock",
    "optional_text",
]
