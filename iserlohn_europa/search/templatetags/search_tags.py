"""Words that were looked for, marked where they stand."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from iserlohn_europa.search.excerpts import Piece, excerpt, in_pieces
from iserlohn_europa.search.texts import texts_of

register = template.Library()


@register.filter
def marking(text: str, query: str) -> SafeString:
    """The text with the words of the query marked."""
    return _html(in_pieces(text, query))


@register.filter
def excerpt_for(page, query: str) -> SafeString:
    """The piece of a page in which the words of the query stand, marked."""
    return _html(excerpt(texts_of(page), query))


def _html(pieces: list[Piece]) -> SafeString:
    return mark_safe(  # noqa: S308
        "".join(
            format_html("<mark>{}</mark>", piece.text) if piece.is_hit else escape(piece.text)
            for piece in pieces
        )
    )
