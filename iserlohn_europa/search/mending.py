"""Words that the site has in the place of those that it does not have: "Meinten Sie …?"."""

from collections.abc import Callable, Iterable, Sequence
from unicodedata import normalize

from .excerpts import WORD
from .vocabulary import KnownWord, Vocabulary
from .words import folded, is_stop_word, key_of

# What is mistyped is a word or two; to guess at each of a dozen takes long and helps nobody.
MOST_MENDED = 3

Uses = Callable[[Iterable[int]], dict[int, int]]


def mended(
    question: str, asked: Sequence[str], unknown: Sequence[str], known: Vocabulary, uses: Uses
) -> str:
    """The question with other words in the place of the unknown ones, or nothing.

    `asked` are those of its words that say what is meant, `unknown` some of them; `uses` says of
    the numbers of words in how many places that everybody may read they stand. What nobody can
    guess is left out, if something remains to be looked for.
    """
    language = known.language
    meant = _meant(unknown[:MOST_MENDED], known, uses)
    instead = {key_of(word, language): meant.get(word, "") for word in unknown}
    if not any(instead.get(key_of(word, language), word) for word in asked):
        return ""
    words = [
        instead.get(key_of(word, language), word)
        for word in WORD.findall(normalize("NFC", question))
        if word in asked or is_stop_word(word, language)
    ]
    return " ".join(dict.fromkeys(filter(None, words)))


def _meant(words: Sequence[str], known: Vocabulary, uses: Uses) -> dict[str, str]:
    """For each word the nearest one in use, or the longest with which it begins."""
    like = {word: known.like(word) for word in words}
    beginnings = {word: known.beginnings_of(word) for word in words}
    candidates = {each.pk for near in like.values() for _distance, each in near}
    candidates |= {each.pk for begins in beginnings.values() for each in begins}
    counts = uses(candidates)
    meant = {}
    for word in words:
        near = [(distance, each) for distance, each in like[word] if each.pk in counts]
        used = [each for each in beginnings[word] if each.pk in counts]
        if near:
            meant[word] = _nearest(folded(word, known.language), near, counts).spelling
        elif used:
            meant[word] = used[0].spelling
    return meant


def _nearest(letters: str, near: list[tuple[int, KnownWord]], counts: dict[int, int]) -> KnownWord:
    """The nearest word, the one in more places if two are as near."""

    def order(pair):
        distance, each = pair
        return distance, each.letters[:1] != letters[:1], -counts[each.pk], each.letters

    return min(near, key=order)[1]
