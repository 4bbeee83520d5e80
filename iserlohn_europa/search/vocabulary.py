"""All words of the site in one language, kept in memory until there are new ones."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

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

    def __init__(self, language: str, words: dict[str, KnownWord]):
        self.language = language
        self.words = dict(sorted(words.items()))
        self._keys = list(self.words)
        self._letters = {key: word.letters for key, word in self.words.items()}
        self._stems = {key: key for key in self.words}
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

    def keys_by_number(self, pks: set[int]) -> dict[int, str]:
        """The keys of words by their numbers."""
        return {word.pk: key for key, word in self.words.items() if word.pk in pks}

    def with_part(self, key: str) -> list[int]:
        """The words of which that one is a part."""
        if len(key) < SHORTEST:
            return []
        if key in self._parts:
            return self._parts[key]
        others = [other for other in self._holding(key) if other != key]
        found = [self.words[other].pk for other in others if self._is_part(key, other)]
        if found:  # of what nobody has written, but anybody may type, there is no end
            self._parts[key] = found
        return found

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
        found = dict(self._near(letters, self._letters))
        for key, distance in self._near(key_of(word, self.language), self._stems):
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

    def beginnings_of(self, word: str) -> list[KnownWord]:
        """Words of the site with which that one begins, longest first: "Datenschutz|erklärung"."""
        letters = folded(word, self.language)
        ends = range(len(letters) - SHORTEST_REST, SHORTEST_BESIDE_UNKNOWN - 1, -1)
        keys = dict.fromkeys(key_of(letters[:end], self.language) for end in ends)
        return [self.words[key] for key in keys if key in self.words]


@dataclass(frozen=True)
class Dictionary:
    """The words of the site in all its languages, as they were when somebody asked.

    `first` and `last` are the numbers of the oldest and the newest word: words are added, one
    number after the other, and all of them are made anew, but none is changed or taken away.
    """

    first: int | None
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
    newest = Word.objects.order_by("-pk").values_list("pk", flat=True).first()
    return _dictionary(newest)


@lru_cache(maxsize=1)
def _dictionary(newest: int | None) -> Dictionary:
    # No number is given twice: as long as the newest word is the same, so are the others.
    return Dictionary(**Word.objects.aggregate(first=Min("pk"), last=Max("pk")))


# By language: when they were read, and the words; one state each, since there may be many words.
_kept: dict[str, tuple[Dictionary, Vocabulary]] = {}


def _vocabulary(language: str, state: Dictionary) -> Vocabulary:
    read, kept = _kept.get(language, (None, None))
    is_older = bool(kept and read.first == state.first and read.last is not None)
    if is_older and read.last >= state.last:
        return kept
    if is_older:
        new = _words(language, after=read.last)
        vocabulary = Vocabulary(language, kept.words | new) if new else kept
    else:
        vocabulary = Vocabulary(language, _words(language))
    _kept[language] = state, vocabulary
    return vocabulary


def _words(language: str, after: int = 0) -> dict[str, KnownWord]:
    """The words in a language by their keys, or those with higher numbers alone."""
    rows = Word.objects.filter(language=language, pk__gt=after)
    values = rows.values_list("key", "pk", "letters", "spelling")
    return {key: KnownWord(*rest) for key, *rest in values}


@lru_cache(maxsize=2)
def _languages(state: Dictionary) -> list[str]:
    return sorted(Word.objects.order_by().values_list("language", flat=True).distinct())


def forget() -> None:
    """Reads the words again at the next question."""
    _kept.clear()
    _dictionary.cache_clear()
    _languages.cache_clear()
