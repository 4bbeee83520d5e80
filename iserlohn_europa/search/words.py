"""The words of a text, and the key under which every form of a word meets the others.

Index and question go through the same function, so that both databases answer alike. Knows no page
and no database.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from iserlohn_europa.core.text import sort_key

from .excerpts import WORD
from .stop_words import STOP_WORDS

ALGORITHMS = {
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}
# A language in which words bend as in another one: easy German is German.
BENDS_AS = {"de-simple": "de"}
LONGEST_WORD = 60
# How "ä" is typed where there is none; after these letters "ue" are two sounds: "neue".
SPELLED_OUT = ((re.compile("ae"), "a"), (re.compile("oe"), "o"), (re.compile("(?<![aeq])ue"), "u"))
# "Museum, Museen", "Ministerium, Ministerien", "Jubiläum, Jubiläen".
LATIN_SINGULAR = re.compile("(?<=[ie])um$|(?<=bila)um$")
# Stems that two words share which have nothing to do with one another: how the second begins, and
# its key. Found by reading the vocabulary of the first content.
KEPT_APART = {"burg": ("burger", "burger")}
# Easy German divides compounds with a dot in the middle as well.
COMPOUND = re.compile(r"(?:[^\W_]+[-‐‑·])+[^\W_]+")


def words_of(text: str) -> Iterator[str]:
    """The words as they are written, and those joined by hyphens also as one.

    "Europa-Preis" is "Europa", "Preis" and "EuropaPreis": people write it in one word as well.
    """
    text = unicodedata.normalize("NFC", text)
    yield from WORD.findall(text)
    for compound in COMPOUND.findall(text):
        yield re.sub(r"\W", "", compound)


@lru_cache(maxsize=100_000)
def folded(word: str, language: str) -> str:
    """The word in small letters without accents, with "ae" for "ä" as good as "a"."""
    letters = unicodedata.normalize("NFC", word).casefold()
    if BENDS_AS.get(language, language) == "de":
        letters = _as_spoken(letters)
    return sort_key(letters)[:LONGEST_WORD]


@lru_cache(maxsize=100_000)
def key_of(word: str, language: str) -> str:
    """What all forms of a word have in common, in that language.

    Letters are folded before the ending is taken off: a word from abroad in a German text has one
    key whether or not its accents were typed.
    """
    language = BENDS_AS.get(language, language)
    letters = folded(word, language)
    algorithm = ALGORITHMS.get(language)
    if algorithm is None or not letters.isalpha():
        return letters
    if language == "de":
        letters = LATIN_SINGULAR.sub("en", letters)
    stem = sort_key(snowballstemmer.stemmer(algorithm).stemWord(letters)) or letters
    beginning, own_key = KEPT_APART.get(stem, ("", ""))
    return own_key if beginning and letters.startswith(beginning) else stem


@lru_cache(maxsize=10_000)
def is_stop_word(word: str, language: str) -> bool:
    """Whether nobody looks for the word itself: "der", "wie", "kann"."""
    language = BENDS_AS.get(language, language)
    return folded(word, language) in STOP_WORDS.get(language, frozenset())


def asked_words(question: str, language: str) -> list[str]:
    """The words of a question that say what is meant; all of them if none does more."""
    words = list(dict.fromkeys(WORD.findall(unicodedata.normalize("NFC", question))))
    return [word for word in words if not is_stop_word(word, language)] or words


def _as_spoken(letters: str) -> str:
    for spelled_out, vowel in SPELLED_OUT:
        letters = spelled_out.sub(vowel, letters)
    return letters
