"""Checks of what is public in other languages: is it still right, and has somebody checked it?"""

from collections.abc import Callable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from iserlohn_europa.languages.choices import State
from iserlohn_europa.languages.querysets import left_alone, orphans, translations, unchecked

from .case import Case, Cases, Check, at_field, changeable


def older_than_the_original(user, on: date) -> Sequence[Case]:
    """Public translations of words that have changed since."""
    return _cases(translations().filter(state=State.OLDER), user)


def public_without_the_original(user, on: date) -> Sequence[Case]:
    """Public translations of pages that were taken offline, or never were public."""
    return _cases(left_alone(), user, at_field)


def public_after_the_original(user, on: date) -> Sequence[Case]:
    """Public translations of pages that were deleted."""
    return _cases(orphans(), user, at_field)


def checked_by_nobody(user, on: date) -> Sequence[Case]:
    """Public translations that nobody has checked as they are now."""
    return _cases(unchecked(), user)


def _difference(page: Page) -> str:
    return reverse("translation-difference", args=[page.pk])


def _cases(pages, user, address: Callable[[Page], str] = _difference) -> Sequence[Case]:
    def case(page: Page) -> Case:
        return Case(page.title, address(page), str(page.locale.get_display_name()))

    return Cases(changeable(pages, user).order_by("locale__language_code", "path"), case)


TRANSLATION_CHECKS = (
    Check(
        "uebersetzung-aelter",
        gettext_lazy("Übersetzungen, die älter sind als das Original"),
        gettext_lazy(
            "Der deutsche Text hat sich geändert. Sehen Sie nach, was anders ist: Ist für die "
            "Übersetzung nichts zu tun, genügt „Stimmt noch“."
        ),
        older_than_the_original,
    ),
    Check(
        "uebersetzung-ohne-original",
        gettext_lazy("Übersetzungen, die öffentlich sind, obwohl das Original es nicht ist"),
        gettext_lazy(
            "Die deutsche Seite ist nicht öffentlich, ihre Übersetzung aber schon. Nehmen Sie auch "
            "die Übersetzung offline, oder veröffentlichen Sie die deutsche Seite wieder."
        ),
        public_without_the_original,
    ),
    Check(
        "uebersetzung-original-geloescht",
        gettext_lazy("Übersetzungen, deren Original gelöscht ist"),
        gettext_lazy(
            "Die deutsche Seite gibt es nicht mehr, ihre Übersetzung ist noch öffentlich. Löschen "
            "Sie auch die Übersetzung, oder nehmen Sie sie offline."
        ),
        public_after_the_original,
    ),
    Check(
        "uebersetzung-ungeprueft",
        gettext_lazy("Seiten in anderen Sprachen, die niemand geprüft hat"),
        gettext_lazy(
            "Lassen Sie die Seite von einem Menschen lesen, der die Sprache gut kann. Wer "
            "veröffentlichen darf, vermerkt dann „Übersetzung geprüft“. Ändert sich die "
            "Übersetzung danach, steht sie wieder hier."
        ),
        checked_by_nobody,
    ),
)
