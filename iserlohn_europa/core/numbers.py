"""Small numbers as words in running text."""

from django.utils.translation import pgettext_lazy

_WORDS = (
    pgettext_lazy("Anzahl", "keine"),
    pgettext_lazy("Anzahl", "eine"),
    pgettext_lazy("Anzahl", "zwei"),
    pgettext_lazy("Anzahl", "drei"),
    pgettext_lazy("Anzahl", "vier"),
    pgettext_lazy("Anzahl", "fünf"),
    pgettext_lazy("Anzahl", "sechs"),
    pgettext_lazy("Anzahl", "sieben"),
    pgettext_lazy("Anzahl", "acht"),
    pgettext_lazy("Anzahl", "neun"),
    pgettext_lazy("Anzahl", "zehn"),
    pgettext_lazy("Anzahl", "elf"),
    pgettext_lazy("Anzahl", "zwölf"),
)


def count_in_words(n: int) -> str:
    """Return "keine" for 0, "eine" for 1, words up to "zwölf", and digits above.

    The word stands before a noun: "neun Partnerstädte", "vor zehn Jahren". "keine" and "eine" fit
    feminine nouns only. Raises ``ValueError`` if ``n`` is negative.
    """
    if n < 0:
        raise ValueError(f"A count is never negative: {n}")
    return str(_WORDS[n]) if n < len(_WORDS) else str(n)
