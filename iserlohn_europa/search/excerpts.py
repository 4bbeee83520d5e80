"""The piece of a text that shows why it was found. Knows words and texts, no page and no database.

Two words are the same if their keys are. `sort_key` compares without case and accents, as the full
text search of SQLite does; a search that finds more, such as other forms of a word, hands in a key
of its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from iserlohn_europa.core.text import sort_key

# Letters and digits with the accents that follow them; "\w" alone would end before an accent.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
LENGTH = 240
ELLIPSIS = "…"
GAP = f" {ELLIPSIS} "  # where a text goes on somewhere else
# Fewer letters between a gap in the text and the edge of what is shown say nothing.
SCRAP = 30

Key = Callable[[str], str]


@dataclass(frozen=True)
class Piece:
    """A part of a text; a hit is a word that was looked for."""

    text: str
    is_hit: bool = False


def in_pieces(text: str, query: str, key: Key = sort_key) -> list[Piece]:
    """The whole text, taken apart around the words of the query."""
    pieces, end = [], 0
    for word in _hits(text, _keys(query, key), key):
        if word.start() > end:
            pieces.append(Piece(text[end : word.start()]))
        pieces.append(Piece(word[0], is_hit=True))
        end = word.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return pieces


def excerpt(
    texts: Iterable[str], query: str, length: int = LENGTH, key: Key = sort_key
) -> list[Piece]:
    """What the first text that holds a word of the query says around that word.

    Without a hit it is the beginning of the first text that says something. White space becomes
    single spaces. At most `length` characters, apart from the dots where something is left out and
    from a hit that is longer itself; words stay whole. Texts after a hit are not asked for.
    """
    wanted = _keys(query, key)
    beginning = ""
    for each in texts:
        text = " ".join(each.split())
        hit = next(_hits(text, wanted, key), None)
        if hit:
            return in_pieces(_window(text, hit.start(), hit.end(), length), query, key)
        beginning = beginning or text
    return in_pieces(_window(beginning, 0, 0, length), query, key)


def _keys(query: str, key: Key) -> set[str]:
    return {key(word) for word in WORD.findall(query)} - {""}


def _hits(text: str, wanted: set[str], key: Key) -> Iterator[re.Match]:
    if not wanted:
        return iter(())
    return (word for word in WORD.finditer(text) if key(word[0]) in wanted)


def _window(text: str, start: int, end: int, length: int) -> str:
    """The words around the hit from `start` to `end`, a quarter of the room before it."""
    if len(text) <= length:
        return text
    room = max(length - (end - start), 0)
    first = max(min(start - room // 4, len(text) - length), 0)
    if first and text[first - 1] != " ":
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else start
    last = min(max(first + length, end), len(text))
    if last < len(text) and text[last] != " ":
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else end
    first, last = _without_scraps(text, first, last, start, end)
    shown = text[first:last].strip(f" {ELLIPSIS}")
    if not shown:
        return ""
    before = f"{ELLIPSIS} " if first else ""
    after = f" {ELLIPSIS}" if last < len(text) else ""
    return f"{before}{shown}{after}"


def _without_scraps(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The window without the few words that a gap in the text parts from all the others."""
    gap = text.rfind(GAP, first, min(start, first + SCRAP)) if first else -1
    if gap >= 0:
        first = gap + len(GAP)
    gap = text.find(GAP, max(end, last - SCRAP), last) if last < len(text) else -1
    return first, gap if gap >= 0 else last
