"""What somebody has typed, as it came with an address."""

from unicodedata import normalize

from django.conf import settings

LONGEST_QUERY = 200


def tidied(text: str, longest: int = LONGEST_QUERY) -> str:
    """The text without what no database takes, each accent in one character with its letter."""
    return normalize("NFC", text[: 4 * longest]).replace("\x00", "").strip()[:longest]


def known_language(code: str) -> str:
    """The language if the site is written in it, else the one it was first written in."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
