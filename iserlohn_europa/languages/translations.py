"""Which pages say the same in other languages, and which languages have a home."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, F
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from iserlohn_europa.core.querysets import is_public


@dataclass(frozen=True)
class Translations:
    """The public pages that say the same as one page, and the homes, each by its language.

    Pages in a language that has no home do not count: nobody would find the way to them. `closed`
    are the languages in which the page is there, but not for everybody.
    """

    root: Page
    homes: dict[str, Page]
    pages: dict[str, Page]
    closed: frozenset[str] = frozenset()

    @property
    def in_source_language(self) -> Page | None:
        return self.pages.get(settings.LANGUAGE_CODE)

    def address_in(self, language: str, request=None) -> str:
        """Where somebody reads on in a language that has a home.

        Where the page is missing, a notice says so and leads on to it in the source language. Easy
        German is no place to read about languages: it begins at its home. So does a language in
        which strangers would have to sign in for the page.
        """
        if language in self.pages:
            return self.pages[language].get_url(request) or ""
        begins_at_home = {settings.LANGUAGE_CODE, settings.EASY_LANGUAGE} | self.closed
        if self.in_source_language and language not in begins_at_home:
            return self._address_of_notice(language)
        return self.homes[language].get_url(request) or ""

    def _address_of_notice(self, language: str) -> str:
        path = self.in_source_language.url_path.removeprefix(self.root.url_path)
        with translation.override(language):
            return reverse("wagtail_serve", args=[path])


def find_translations(root: Page, key: UUID | None = None) -> Translations:
    """The homes that belong to the root of a site, and the pages with that key: one question."""
    found = (
        Page.objects.live()
        .filter(translation_key__in={root.translation_key, key or root.translation_key})
        .select_related("locale")
        .annotate(
            tested_on=F("easypage__tested_on"),  # by which name easy German calls itself
            is_open=ExpressionWrapper(is_public(), BooleanField()),
        )
    )
    by_key = {
        wanted: {
            page.locale.language_code: page
            for page in found
            if page.translation_key == wanted and page.is_open
        }
        for wanted in (root.translation_key, key)
    }
    homes = by_key[root.translation_key]
    pages = {code: page for code, page in by_key[key].items() if code in homes}
    closed = {page.locale.language_code for page in found if page.translation_key == key}
    return Translations(root, homes, pages, frozenset(closed - by_key[key].keys()))
