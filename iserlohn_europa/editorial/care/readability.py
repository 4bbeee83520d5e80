"""The check of published texts that are hard to read."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from iserlohn_europa.core.readability import Hardship

from .case import Case, Check, at_field, changeable
from .prose import HardPlace, hard_places

# What was found on each page, with the state of the page: only pages that changed are read again.
KEPT = "readability"
WORDS_QUOTED = 40


def hard_to_read(user, on: date) -> Iterator[Case]:
    """Pages with a sentence that should be divided, the hardest first, its sentence quoted."""
    pages = changeable(Page.objects.live(), user)
    pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
    states = pages.order_by().values_list("pk", "live_revision", "last_published_at")
    found = _places({pk: state for pk, *state in states})
    hard = [(places, page) for page, places in _with_pages(found)]
    for places, page in sorted(hard, key=lambda each: (-each[0][0].hardship.weight, each[1].pk)):
        note = f"{what_is_hard(places[0].hardship)} {quoted(places[0].hardship)}"
        yield Case(page.title, at_field(page, places[0].anchor), note)


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


def _with_pages(found: dict[int, list[HardPlace]]) -> Iterator[tuple[Page, list[HardPlace]]]:
    """The pages that have such a place: few of thousands."""
    for page in Page.objects.filter(pk__in=[pk for pk, places in found.items() if places]):
        yield page, found[page.pk]


def _places(states: dict[int, list]) -> dict[int, list[HardPlace]]:
    """The places worth changing on each of the pages, which are known by number and state."""
    kept = cache.get(KEPT, {})
    changed = [pk for pk, state in states.items() if kept.get(pk, (None, None))[0] != state]
    if changed:
        read = {
            page.pk: (
                states[page.pk],
                [place for place in hard_places(page) if place.hardship.is_serious][:1],
            )
            for page in Page.objects.filter(pk__in=changed).specific()
        }
        kept = {**kept, **read}
        cache.set(KEPT, kept, None)
    return {pk: kept[pk][1] if pk in kept else [] for pk in states}


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
