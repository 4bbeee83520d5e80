"""What somebody may be about to type, by the titles that there are."""

import datetime

from .index import Entry, TitleWord
from .querysets import hidden_entries
from .terms import MOST_WORDS
from .words import asked_words, folded

SHORTEST_BEGINNING = 2


def suggest(beginning: str, language: str, on: datetime.date, limit: int = 8) -> list[Entry]:
    """Pages and documents with words in their titles that begin so, the likeliest first."""
    typed = [folded(word, language) for word in asked_words(beginning, language)][:MOST_WORDS]
    if not typed or max(map(len, typed)) < SHORTEST_BEGINNING:
        return []
    entries = Entry.objects.filter(language=language)
    for letters in typed:
        rows = TitleWord.objects.filter(letters__startswith=letters)
        entries = entries.filter(pk__in=rows.values("entry_id"))
    not_public = hidden_entries()
    entries = entries.without(entries.hidden_by(not_public)).suggested_first(typed[0], on)
    best = entries.values_list("pk", flat=True)[:limit]
    return Entry.objects.exclude(not_public).numbered(best)
