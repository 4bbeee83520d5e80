import unicodedata

# Letters that Unicode does not decompose into a base letter and an accent.
SINGLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def sort_key(text: str) -> str:
    """A key that sorts names alike on every database: casefolded and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(SINGLE_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
