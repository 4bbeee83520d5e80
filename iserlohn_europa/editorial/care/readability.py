"""The check of published texts that are hard to read."""

from collections.abc import Sequence
from datetime import date

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from iserlohn_europa.core.readability import Hardship

from .case import Case, Cases, Check, at_field, changeable
from .hardest import public_pages
from .models import HardestSentence

WORDS_QUOTED = 40


def hard_to_read(user, on: date) -> Sequence[Case]:
    """Pages with a sentence that should be divided, the hardest first, its sentence quoted."""
    pages = changeable(public_pages(), user).order_by()
    hard = HardestSentence.objects.exclude(sentence="").filter(page__in=pages.values("pk"))
    return Cases(hard.select_related("page").order_by("-weight", "page"), _case)


def _case(found: HardestSentence) -> Case:
    hardship = found.hardship
    note = f"{what_is_hard(hardship)} {quoted(hardship)}"
    return Case(found.page.title, at_field(found.page, found.anchor), note)


def what_is_hard(hardship: Hardship) -> str:
    """What to say about a sentence."""
    if hardship.is_long:
        return _("Ein Satz mit %(number)d Wörtern:") % {"number": hardship.words}
    return ngettext("Ein langes Wort:", "Lange Wörter:", len(hardship.long_words))


def quoted(hardship: Hardship) -> str:
    """The sentence as a quotation, or its long words."""
    if hardship.is_long:
        return f"„{Truncator(hardship.sentence).words(WORDS_QUOTED)}“"
    return ", ".join(hardship.long_words)


READABILITY_CHECKS = (
    Check(
        "lesbarkeit",
        gettext_lazy("Texte, die sich schwer lesen"),
        gettext_lazy(
            "Der längste Satz jeder Seite. Zwei kurze Sätze liest jede und jeder lieber als einen "
            "langen, und ein Bindestrich macht aus einem langen Wort zwei kurze."
        ),
        hard_to_read,
    ),
)
