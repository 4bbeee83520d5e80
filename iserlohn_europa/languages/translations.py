"""Which pages say the same in other languages, and which languages have a home."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from iserlohn_europa.core.querysets import is_open
from iserlohn_europa.core.top import top_of
from iserlohn_europa.remembered import remembered


@dataclass(frozen=True)
class Translations:
    """The public pages that say the same as one page, and the homes, each by its language.

    Pages in a language that has no home do not count: nobody would find the way to them.
    `closed` are the languages in which the page is there, but not for everybody; `tested` the easy
    pages that a group has read.
    """

    root: Page
    homes: dict[str, Page]
    pages: dict[str, Page]
    closed: frozenset[str] = frozenset()
    tested: frozenset[int] = frozenset()

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


def find_translations(root: Page, versions: Iterable[Page]) -> Translations:
    """What of the versions of a page is public, and which homes belong to the root of a site."""
    top = top_of(root)
    homes = {home.locale.language_code: home for home in top.homes if is_open(home)}
    published = {page.locale.language_code: page for page in versions if page.live}
    pages = {code: page for code, page in published.items() if is_open(page)}
    return Translations(
        root,
        homes,
        pages={code: page for code, page in pages.items() if code in homes},
        closed=frozenset(published.keys() - pages.keys()),
        tested=remembered("tested pages", _tested),
    )


def _tested() -> frozenset[int]:
    # The name by which easy German calls itself in a query.
    tested = Page.objects.exclude(easypage__tested_on=None)
    return frozenset(tested.values_list("pk", flat=True))
