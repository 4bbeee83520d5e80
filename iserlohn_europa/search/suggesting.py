"""What somebody may be about to type, by the titles that there are."""

import datetime

from .index import Entry, TitleWord
from .readers import Readers
from .terms import MOST_WORDS
from .words import asked_words, folded

SHORTEST_BEGINNING = 2
SHORTEST_PART = 4  # fewer letters stand within words of all kinds


def suggest(beginning: str, language: str, on: datetime.date, limit: int = 8) -> list[Entry]:
    """Pages and documents with words in their titles that begin so, the likeliest first.

    Only where there is none, those with words that hold it further on: nobody types
    "Städtepartnerschafts" who looks for a "Konferenz".
    """
    typed = [folded(word, language) for word in asked_words(beginning, language)][:MOST_WORDS]
    if not typed or max(map(len, typed)) < SHORTEST_BEGINNING:
        return []
    found = _first_public(TitleWord.objects.suggested(typed, language, on), limit)
    if found or min(map(len, typed)) < SHORTEST_PART:
        return found
    return _first_public(TitleWord.objects.suggested(typed, language, on, within=True), limit)


def _first_public(numbers, limit: int) -> list[Entry]:
    """The first that everybody may read: only those that are about to be shown are looked at."""
    readers, entries = Readers(), Entry.objects.with_addresses()
    shown: dict[int, Entry] = {}
    start, size = 0, limit
    while len(shown) < limit and (some := list(numbers[start : start + size])):
        shown |= {entry.pk: entry for entry in entries.shown(dict.fromkeys(some), readers)}
        if len(some) < size:
            break
        # Twice as many the next time: whoever has hidden a whole room has hidden much.
        start, size = start + size, 2 * size
    return list(shown.values())[:limit]
