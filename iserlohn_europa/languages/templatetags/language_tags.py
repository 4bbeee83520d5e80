"""What a page says of the other languages: the menu, and what its head tells search engines."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Site

from iserlohn_europa.core.alternates import Alternate
from iserlohn_europa.core.alternates import alternates as alternates_at

from ..menu import LanguageMenu, language_menu
from ..translations import Translations, find_translations

register = template.Library()

NO_MENU = LanguageMenu([])
OPEN_GRAPH = {
    "de": "de_DE",
    "de-simple": "de_DE",
    "en": "en_GB",
    "fr": "fr_FR",
    "hu": "hu_HU",
    "nl": "nl_NL",
    "pl": "pl_PL",
}


@register.simple_tag(takes_context=True)
def page_translations(context) -> Translations | None:
    """The page shown in every language; a view without a page may bring what it stands for."""
    if "translations" in context:
        return context["translations"]
    site = Site.find_for_request(context.get("request"))
    if site is None:
        return None
    page = context.get("page")
    return find_translations(site.root_page, page.versions if page else ())


@register.simple_tag(takes_context=True)
def languages_of(context, translations) -> LanguageMenu:
    """The menu of languages of the page shown."""
    if translations is None:
        return NO_MENU
    page = context.get("page")
    active = page.locale.language_code if page else get_language()
    return language_menu(translations, active, context.get("request"))


@register.simple_tag(takes_context=True)
def alternates(context, translations, canonical) -> list[Alternate]:
    """Where the page shown is in each language.

    Nothing for a page that no search engine shall show, or that is one part of a long list: the
    other languages need not have as many parts.
    """
    page, request = context["page"], context.get("request")
    if translations is None or not page.may_be_indexed:
        return []
    if canonical != page.get_full_url(request):
        return []
    pages = translations.pages.items()
    return alternates_at({code: each.get_full_url(request) for code, each in pages})


@register.filter
def open_graph_locale(language: str) -> str:
    """A language as networks read it that show a page to whom it is shared with."""
    return OPEN_GRAPH[language]


@register.simple_tag
def lang_of(thing) -> str:
    """The attribute for words of a page or snippet that has not been translated."""
    code = thing.locale.language_code if thing.locale_id else get_language()
    return "" if code == get_language() else format_html('lang="{}"', code)


@register.simple_tag
def language_of_data() -> str:
    """The language of what is kept once, with the German page, where it is not that of the page."""
    is_german = get_language() in {settings.LANGUAGE_CODE, settings.EASY_LANGUAGE}
    return "" if is_german else settings.LANGUAGE_CODE


@register.simple_tag
def lang_of_data() -> str:
    """The attribute for words that are kept once, with the German page, and read by all others."""
    language = language_of_data()
    return format_html('lang="{}"', language) if language else ""
