from wagtail import blocks

from .facts import FactsBlock, TableBlock
from .films import SignFilmBlock
from .links import DocumentsBlock, LinkCardsBlock
from .pictures import FigureBlock, GalleryBlock
from .texts import HeadingBlock, QuoteBlock, TextBlock


class StoryBlock(blocks.StreamBlock):
    """Every story of the site. Left out on purpose: raw HTML, columns, colours, embedded media."""

    heading = HeadingBlock()
    text = TextBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    sign_film = SignFilmBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    link_cards = LinkCardsBlock()
