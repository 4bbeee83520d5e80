"""All words of the site in one language, kept in memory until there are new ones."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max, Min
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .compounds import SHORTEST, is_part
from .index import Word
from .words import folded, key_of

# Of so many letters that differ by so much at most, a word is taken for another one mistyped.
SHORTEST_MENDED = 4
MOST_CANDIDATES = 12


@dataclass(frozen=True)
class KnownWord:
    """A word of the site: its number, its letters, and how it is written."""

    pk: int
    letters: str
    spelling: str


class Vocabulary:
    """The words of the site in one language, by their keys."""

    def __init__(self, language: str):
        rows = Word.objects.filter(language=language).order_by("key")
        self.language = language
        self.words = {
            key: KnownWord(pk, letters, spelling)
            for key, pk, letters, spelling in rows.values_list("key", "pk", "letters", "spelling")
        }

    def is_known(self, letters: str) -> bool:
        """Whether the site has a form of that word."""
        return key_of(letters, self.language) in self.words

    def whole(self, key: str) -> list[int]:
        """The word with that key, if there is one."""
        word = self.words.get(key)
        return [word.pk] if word else []

    def with_part(self, key: str) -> list[int]:
        """The words of which that one is a part."""
        if len(key) < SHORTEST:
            return []
        return [
            word.pk
            for other, word in self.words.items()
            if key in word.letters and other != key and is_part(key, word.letters, self.is_known)
        ]

    def like(self, word: str) -> list[tuple[int, KnownWord]]:
        """Words that may have been meant, each with how many letters differ, nearest first."""
        letters = folded(word, self.language)
        if len(letters) < SHORTEST_MENDED or letters.isdigit():
            return []
        known = {key: each.letters for key, each in self.words.items() if not key.isdigit()}
        most = 1 if len(letters) < 6 else 2 if len(letters) < 11 else 3
        found = process.extract(
            letters, known, scorer=OSA.distance, score_cutoff=most, limit=MOST_CANDIDATES
        )
        key = key_of(word, self.language)
        stems = process.extract(
            key,
            {each: each for each in known},
            scorer=OSA.distance,
            score_cutoff=min(most, 1 if len(key) < 6 else 2),
            limit=MOST_CANDIDATES,
        )
        nearest: dict[str, int] = {}
        for _letters, distance, name in (*found, *stems):
            nearest[name] = min(distance, nearest.get(name, distance))
        return sorted(
            ((distance, self.words[name]) for name, distance in nearest.items()),
            key=lambda pair: (pair[0], pair[1].letters[:1] != letters[:1], pair[1].letters),
        )


def vocabulary(language: str) -> Vocabulary:
    """The words of the site in that language, read again when there are others."""
    numbers = Word.objects.aggregate(first=Min("pk"), last=Max("pk"))
    return _vocabulary(language, numbers["first"], numbers["last"])


@lru_cache(maxsize=16)
def _vocabulary(language: str, first: int | None, last: int | None) -> Vocabulary:
    return Vocabulary(language)


def forget() -> None:
    """Reads the words again at the next question."""
    _vocabulary.cache_clear()
