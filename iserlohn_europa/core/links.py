"""Links from one page to others, in the language of the page that is read."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.utils.translation import get_language
from wagtail.models import Page

from .querysets import for_links, is_open, is_public


@dataclass(frozen=True)
class PageLink:
    """What a reader sees of a link; without an address it is only a name.

    `language` is that of the name where it is not the language around it.
    """

    title: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True)
class ForeignLink:
    """A link to a page in another language; `note` says in words what `hreflang` tells machines."""

    text: str
    url: str
    hreflang: str
    note: str = ""


class LinkedPages:
    """The pages that the links of a text lead to, each in the language that is active.

    One question finds them all.
    """

    def __init__(self, pks):
        self.pks = list(pks)
        self._found: dict[str, dict[int, tuple[Page, Page]]] = {}

    def chosen(self, pk: int | None) -> Page | None:
        """A page as it is; None if it is gone."""
        return self._pages().get(pk, (None, None))[0]

    def localized(self, pk: int) -> Page | None:
        """A page in the language that is active, or as it is; None if it is gone."""
        return self._pages().get(pk, (None, None))[1]

    def public(self, pk: int) -> Page | None:
        """The same, if everybody may read it."""
        page = self.localized(pk)
        return page if page and is_open(page) else None

    def _pages(self) -> dict[int, tuple[Page, Page]]:
        """Each page as it is and in the language that is active."""
        language = get_language()
        if self.pks and language not in self._found:
            self._found[language] = self._find(language)
        return self._found.get(language, {})

    def _find(self, language: str) -> dict[int, tuple[Page, Page]]:
        keys = Page.objects.filter(pk__in=self.pks).order_by().values("translation_key")
        says_the_same = Q(translation_key__in=keys, locale__language_code=language)
        pages = list(for_links(Page.objects.filter(Q(pk__in=self.pks) | says_the_same)))
        here = {
            page.translation_key: page
            for page in pages
            if page.live and page.locale.language_code == language
        }
        return {page.pk: (page, here.get(page.translation_key, page)) for page in pages}


def links_to(pages, reader, request=None) -> list[PageLink]:
    """Links to those pages in the language of the reader's page, in the given order.

    A page that is not published in that language is named in German, without an address. One query
    for all.
    """
    pages = list(pages)
    if not pages:
        return []
    published = {
        page.translation_key: page
        for page in Page.objects.live()
        .filter(is_public())
        .filter(
            translation_key__in=[page.translation_key for page in pages],
            locale_id=reader.locale_id,
        )
    }
    return [_link(page, published.get(page.translation_key), reader, request) for page in pages]


def lead_to(page, request) -> HttpResponseRedirect:
    """Sends somebody to a page with all that they asked for."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(page.get_url(request) + (f"?{query}" if query else ""))


def _link(page, published, reader, request) -> PageLink:
    if published is None:
        is_in_its_language = page.locale_id == reader.locale_id
        return PageLink(page.title, language="" if is_in_its_language else settings.LANGUAGE_CODE)
    return PageLink(title=published.title, url=published.get_url(request) or "")
