"""The language of an answer depends on its address alone: on no cookie, and on no browser."""

from django.conf import settings
from django.urls import URLResolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation


def prefix_of(language: str) -> str:
    """What the addresses of a language begin with; nothing for the source language."""
    if language == settings.LANGUAGE_CODE:
        return ""
    return settings.LANGUAGE_URL_PREFIXES.get(language, language)


def language_of(path: str) -> str:
    """The language of an address: by its first part, or else the source language."""
    first = path.removeprefix("/").partition("/")[0]
    prefixes = {prefix_of(code): code for code, _name in settings.LANGUAGES}
    return prefixes.get(first, settings.LANGUAGE_CODE)


class LanguagePattern(LocalePrefixPattern):
    """The beginning of an address, in words that people can read: /leichte-sprache/."""

    @property
    def language_prefix(self):
        prefix = prefix_of(translation.get_language() or settings.LANGUAGE_CODE)
        return f"{prefix}/" if prefix else ""


def in_every_language(*patterns) -> URLResolver:
    """Those addresses, each once for every language."""
    return URLResolver(LanguagePattern(prefix_default_language=False), list(patterns))


class LanguageMiddleware:
    """Answers in the language of the address.

    Django's own also asks what the browser prefers, and tells caches that every answer depends on
    it. Whoever is sent a link shall see what the sender saw.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        # A file may be in any language, and says so where it is linked.
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", language)
        return response
