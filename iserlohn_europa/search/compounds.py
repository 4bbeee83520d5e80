"""Whether a word stands inside another as a part of it: "Konferenz" in "Jugendkonferenz".

German writes compounds in one word, and letters meet by chance: "Reise" does not stand in "Kreis"
or "Europapreis". What is left and right of the word decides. Knows words only.
"""

from collections.abc import Callable

SHORTEST = 4
# Below that, only words that the site knows may be left over: "Chor" is no part of "Chorzów".
SHORTEST_BESIDE_UNKNOWN = 5
SHORTEST_REST = 3
LINKING = ("", "s", "n", "es", "en", "er", "e")
ENDINGS = frozenset({"", "e", "en", "er", "es", "em", "n", "s", "st", "ern", "in", "innen"})

Known = Callable[[str], bool]


def is_part(key: str, whole: str, is_known: Known) -> bool:
    """Whether the word with that key is a part of the whole word, both folded.

    `is_known` says whether letters are a word of the site.
    """
    if len(key) < SHORTEST:
        return False
    start = whole.find(key)
    while start >= 0:
        left, right = whole[:start], whole[start + len(key) :]
        if _fits(key, left, right, is_known):
            return True
        start = whole.find(key, start + 1)
    return False


def _fits(key: str, left: str, right: str, is_known: Known) -> bool:
    if not left and right in ENDINGS:
        return True
    return _is_word_before(key, left, is_known) and _is_word_after(key, right, is_known)


def _is_word_before(key: str, left: str, is_known: Known) -> bool:
    if not left or _is_known_before(left, is_known):
        return True
    if len(key) < SHORTEST_BESIDE_UNKNOWN or len(left) < SHORTEST_REST:
        return False
    # Another cut between two known words would be the right one: "Landk|reis".
    return not any(
        _is_known_before(left[:cut], is_known) and is_known(left[cut:] + key)
        for cut in range(SHORTEST_REST, len(left))
    )


def _is_word_after(key: str, right: str, is_known: Known) -> bool:
    if right in ENDINGS:
        return True
    rests = [right[len(letters) :] for letters in LINKING if right.startswith(letters)]
    if any(len(rest) >= SHORTEST_REST and is_known(rest) for rest in rests):
        return True
    return len(key) >= SHORTEST_BESIDE_UNKNOWN and len(right) >= SHORTEST_REST


def _is_known_before(left: str, is_known: Known) -> bool:
    return any(
        len(left) - len(letters) >= SHORTEST_REST
        and left.endswith(letters)
        and is_known(left.removesuffix(letters))
        for letters in LINKING
    )
