"""All words of the site in one language, kept in memory until there are new ones."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max, Min
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .compounds import SHORTEST, SHORTEST_BESIDE_UNKNOWN, SHORTEST_REST, is_part
from .index import Word
from .words import folded, key_of

SHORTEST_MENDED = 4
LONG = 6
# From each of these lengths on, one more letter may differ in a word that is mistyped.
ONE_MORE_MAY_DIFFER = (SHORTEST_MENDED, LONG, 11)
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
            if other != key and self._is_part(key, other, word.letters)
        ]

    def _is_part(self, key: str, other: str, letters: str) -> bool:
        # The ending that a stem lost may be that of its last part: "Straßenfest".
        return any(
            key in whole and is_part(key, whole, self.is_known) for whole in (letters, other)
        )

    def like(self, word: str) -> list[tuple[int, KnownWord]]:
        """Words that may have been meant, each with how many letters differ, nearest first.

        Short words differ in one letter that is not the first: "Reise" is no slip of "Kreis".
        """
        letters = folded(word, self.language)
        if len(letters) < SHORTEST_MENDED or letters.isdigit():
            return []
        found = dict(self._near(letters, {key: each.letters for key, each in self.words.items()}))
        stems = {key: key for key in self.words}
        for key, distance in self._near(key_of(word, self.language), stems):
            found[key] = min(distance, found.get(key, distance))
        near = [(distance, self.words[key]) for key, distance in found.items()]
        return sorted(near, key=lambda pair: (pair[0], pair[1].letters))

    def _near(self, letters: str, choices: dict[str, str]) -> list[tuple[str, int]]:
        most = sum(len(letters) >= length for length in ONE_MORE_MAY_DIFFER)
        found = process.extract(
            letters, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_CANDIDATES
        )
        return [
            (key, int(distance))
            for chosen, distance, key in found
            if not chosen.isdigit() and (len(letters) >= LONG or chosen[:1] == letters[:1])
        ]

    def beginning_of(self, word: str) -> str:
        """The longest word of the site with which that one begins: "Datenschutz|erklärung"."""
        letters = folded(word, self.language)
        for end in range(len(letters) - SHORTEST_REST, SHORTEST_BESIDE_UNKNOWN - 1, -1):
            known = self.words.get(key_of(letters[:end], self.language))
            if known:
                return known.spelling
        return ""


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
