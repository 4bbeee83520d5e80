"""Names as keys to sort by, as the words of an address, and as machines read them."""

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


# Letters that XML 1.0 does not allow, however they came into a text.
_NOT_FOR_MACHINES = {
    code: None for code in (*range(32), 127, 0xFFFE, 0xFFFF) if code not in (9, 10)
}


def for_machines(text: str) -> str:
    """The text without the control characters that a feed must not hold."""
    return text.replace("\r\n", "\n").translate(_NOT_FOR_MACHINES)
