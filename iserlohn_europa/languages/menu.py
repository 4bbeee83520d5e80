"""The languages in which one can read on, as every page offers them."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext

from .translations import Translations

UNTESTED = "Einfache Sprache"  # languages are called in every language as they call themselves


@dataclass(frozen=True)
class LanguageLink:
    """A language by the name it gives itself; the one that is read now leads nowhere."""

    code: str
    name: str
    url: str = ""


@dataclass(frozen=True)
class LanguageMenu:
    """The languages to choose from, and the way to easy German or back from it."""

    languages: list[LanguageLink]
    easy: LanguageLink | None = None


def native_name(code: str, translations: Translations) -> str:
    """What a language calls itself; easy German is "leicht" only once a group has tested it."""
    if code == settings.EASY_LANGUAGE:
        page = translations.pages.get(code) or translations.homes.get(code)
        if page is None or page.pk not in translations.tested:
            return UNTESTED
    return capfirst(get_language_info(code)["name_local"])


def language_menu(translations: Translations, active: str, request=None) -> LanguageMenu:
    """The menu on a page in that language."""
    codes = [
        code
        for code, _name in settings.LANGUAGES
        if code == active or (code in translations.homes and code != settings.EASY_LANGUAGE)
    ]
    languages = [
        LanguageLink(
            code,
            native_name(code, translations),
            "" if code == active else translations.address_in(code, request),
        )
        for code in codes
    ]
    return LanguageMenu(
        languages if len(languages) > 1 else [], _easy_link(translations, active, request)
    )


def _easy_link(translations, active, request) -> LanguageLink | None:
    is_easy = active == settings.EASY_LANGUAGE
    code = settings.LANGUAGE_CODE if is_easy else settings.EASY_LANGUAGE
    if code not in translations.homes:
        return None
    name = gettext("Alltags-Sprache") if is_easy else native_name(code, translations)
    return LanguageLink(code, name, translations.address_in(code, request))
