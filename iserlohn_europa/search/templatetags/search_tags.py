"""Words that were looked for, marked where they stand."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from iserlohn_europa.search.excerpts import Piece

register = template.Library()


@register.filter
def marked(pieces: list[Piece]) -> SafeString:
    """A text with its hits marked."""
    return mark_safe(  # noqa: S308
        "".join(
            format_html("<mark>{}</mark>", piece.text) if piece.is_hit else escape(piece.text)
            for piece in pieces
        )
    )
