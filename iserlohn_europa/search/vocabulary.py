"""All words of the site in one language, kept in memory until there are new ones."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from django.db.models import Max
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
        self._keys = list(self.words)
        lines = [f"{word.letters} {key}\n" for key, word in self.words.items()]
        self._text = "".join(lines)
        self._starts = [0, *accumulate(map(len, lines))]
        self._parts: dict[str, list[int]] = {}

    def is_known(self, letters: str) -> bool:
        """Whether the site has a form of that word."""
        return key_of(letters, self.language) in self.words

    def whole(self, key: str) -> list[int]:
        """The word with that key, if there is one."""
        word = self.words.get(key)
        return [word.pk] if word else []

    def keys_of(self, pks: set[int]) -> dict[int, str]:
        """The keys of words by their numbers."""
        return {word.pk: key for key, word in self.words.items() if word.pk in pks}

    def with_part(self, key: str) -> list[int]:
        """The words of which that one is a part."""
        if len(key) < SHORTEST:
            return []
        if key not in self._parts:
            self._parts[key] = [
                self.words[other].pk
                for other in self._holding(key)
                if other != key and self._is_part(key, other)
            ]
        return self._parts[key]

    def _holding(self, letters: str) -> list[str]:
        """The keys of the words with those letters in them, found in one long text of them all."""
        found, at = [], self._text.find(letters)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            found.append(self._keys[number])
            at = self._text.find(letters, self._starts[number + 1])
        return found

    def _is_part(self, key: str, other: str) -> bool:
        # The ending that a stem lost may be that of its last part: "Straßenfest".
        wholes = (self.words[other].letters, other)
        return any(key in whole and is_part(key, whole, self.is_known) for whole in wholes)

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


@dataclass(frozen=True)
class Dictionary:
    """The words of the site in all its languages, as they were when somebody asked.

    `last` is the number of the newest word: words are added, and all of them are made anew, but
    none is changed or taken away.
    """

    last: int | None

    def of(self, language: str) -> Vocabulary:
        """The words in one language."""
        return _vocabulary(language, self)

    @property
    def languages(self) -> list[str]:
        """The languages in which there are words."""
        return _languages(self)


def dictionary() -> Dictionary:
    """The words of the site, read again when there are others."""
    return Dictionary(**Word.objects.aggregate(last=Max("pk")))


@lru_cache(maxsize=16)
def _vocabulary(language: str, state: Dictionary) -> Vocabulary:
    return Vocabulary(language)


@lru_cache(maxsize=2)
def _languages(state: Dictionary) -> list[str]:
    return sorted(Word.objects.order_by().values_list("language", flat=True).distinct())


def forget() -> None:
    """Reads the words again at the next question."""
    _vocabulary.cache_clear()
    _languages.cache_clear()
