"""Names as keys to sort by, and as the words of an address."""

import unicodedata

# Letters that Unicode does not decompose into a base letter and an accent.
SINGLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})

UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_SPELLED_OUT = str.maketrans(
    UMLAUTS
    | {letter.upper(): word.capitalize() for letter, word in UMLAUTS.items() if letter != "ß"}
)


def spelled_out(text: str) -> str:
    """The text with German letters spelled out, as addresses have them: "Gruesse"."""
    return unicodedata.normalize("NFC", text).translate(_SPELLED_OUT)


def sort_key(text: str) -> str:
    """A key that sorts names alike on every database: casefolded and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(SINGLE_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
