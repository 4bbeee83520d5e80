"""In which languages the site itself speaks: its labels, months and buttons around every text."""

from functools import cache
from pathlib import Path

import polib
from django.conf import settings
from wagtail.models import Locale, Page

from .locales import EASY_LANGUAGE, WHOLE_SITE

CATALOGUE = "LC_MESSAGES/django.po"
DEPTH_OF_HOME = 2


@cache
def whole_languages() -> frozenset[str]:
    """The languages that have words for all that a visitor can meet.

    German is what the code says, easy German says the same, and the catalogue that is kept in full
    names everything that the others would need.
    """
    (folder,) = settings.LOCALE_PATHS
    wanted = {_key(entry) for entry in _catalogue(folder, WHOLE_SITE)}
    whole = {settings.LANGUAGE_CODE, EASY_LANGUAGE}
    for language, _name in settings.LANGUAGES:
        found = {_key(entry) for entry in _catalogue(folder, language) if entry.translated()}
        if wanted <= found:
            whole.add(language)
    return frozenset(whole)


def would_be_half_german(page: Page, language: Locale) -> bool:
    """Whether the labels around a page would be German in that language.

    The words around the welcome page are found in every language.
    """
    return page.depth > DEPTH_OF_HOME and language.language_code not in whole_languages()


def _catalogue(folder: Path, language: str) -> list[polib.POEntry]:
    path = folder / language / CATALOGUE
    return [each for each in polib.pofile(path) if not each.obsolete] if path.exists() else []


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid
