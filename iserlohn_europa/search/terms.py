"""The words of a question, and the words of the site that they mean."""

from itertools import pairwise

from .querysets import Term
from .spellings import Spelling
from .vocabulary import Vocabulary
from .words import asked_words, key_of

MOST_WORDS = 12


def terms_of(words: str, known: Vocabulary, spellings: list[Spelling]) -> list[Term]:
    """The words of a question with the words of the site that they mean."""
    language = known.language
    asked = asked_words(words, language)[:MOST_WORDS]
    same = _same_words(spellings, language) if asked else {}
    joined: dict[str, list[int]] = {}
    for left, right in pairwise(asked):
        # "Schüler Austausch" is typed by people who look for the "Schüleraustausch".
        both = known.whole(key_of(left + right, language))
        for word in (left, right):
            joined.setdefault(word, []).extend(both)
    terms: dict[str, Term] = {}
    for word in asked:
        key = key_of(word, language)
        whole, parts = list(joined.get(word, [])), []
        for each in (key, *sorted(same.get(key, set()) - {key})):
            whole += known.whole(each)
            parts += known.with_part(each)
        parts = [pk for pk in parts if pk not in whole]
        terms.setdefault(key, Term(word, _once(whole), _once(parts)))
    return list(terms.values())


def _once(pks: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(pks))


def _same_words(spellings: list[Spelling], language: str) -> dict[str, set[str]]:
    """The keys that mean the same as a key, as the office has written them down."""
    same: dict[str, set[str]] = {}
    for spelling in spellings:
        keys = {key_of(form, language) for form in spelling.forms}
        for key in keys:
            same.setdefault(key, set()).update(keys)
    return same


class AskedKeys:
    """From a word to the key of what was asked for, or to its own key."""

    def __init__(self, terms: list[Term], known: Vocabulary):
        keys = known.keys_by_number({pk for term in terms for pk in term.words})
        self._language = known.language
        self._known: dict[str, str] = {}
        self._asked = {
            keys[pk]: key_of(term.word, known.language)
            for term in reversed(terms)
            for pk in reversed(term.words)
        }

    def __call__(self, word: str) -> str:
        # Texts repeat their words, and a page of results reads many texts.
        if word not in self._known:
            key = key_of(word, self._language)
            self._known[word] = self._asked.get(key, key)
        return self._known[word]
