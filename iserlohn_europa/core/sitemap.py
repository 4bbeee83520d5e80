"""The sitemap of the site (https://www.sitemaps.org/protocol.html), written from plain values.

Django and Wagtail make a page and fill in a template for each address; for ten thousand of them
that takes a second, and this about a ninth of it. Wagtail's also stops at the home page of the
site and misses the trees of the other languages.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site, get_page_models

from .alternates import Alternate, alternates
from .querysets import is_public

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""
END = "</urlset>\n"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The published, public pages in every language, each with its last publication."""
    content = f"{HEAD}{''.join(_entries(_homes(request), request))}{END}"
    # It is for finding pages, and is none itself.
    headers = {"Content-Type": "application/xml", "X-Robots-Tag": "noindex, noodp, noarchive"}
    return HttpResponse(content, headers=headers)


def _homes(request: HttpRequest) -> dict[int, Page]:
    """The public home page of each language."""
    site = Site.find_for_request(request)
    if site is None:
        return {}
    homes = site.root_page.get_translations(inclusive=True).live().filter(is_public())
    return {home.locale_id: home for home in homes.select_related("locale")}


def _entries(homes: dict[int, Page], request: HttpRequest) -> Iterator[str]:
    """Each page names itself and its translations, and the German one for all other languages."""
    begins = {locale: escape(home.get_full_url(request)) for locale, home in homes.items()}
    rows, same = [], defaultdict(dict)
    for path, locale, key, published in _pages(homes):
        below = path.removeprefix(homes[locale].url_path)
        address = f"{begins[locale]}{escape(iri_to_uri(below))}"
        same[key][homes[locale].locale.language_code] = address
        rows.append((address, key, published))
    links = {key: "".join(map(_link, alternates(found))) for key, found in same.items()}
    for address, key, published in rows:
        yield f"<url><loc>{address}</loc>{_day(published)}{links[key]}</url>\n"


def _pages(homes: dict[int, Page]) -> QuerySet:
    """Where in the tree each page is, its language and key, and when it was published."""
    hidden = [kind for kind in get_page_models() if not getattr(kind, "may_be_indexed", True)]
    pages = Page.objects.live().filter(is_public(), locale__in=homes).not_exact_type(*hidden)
    facts = "url_path", "locale_id", "translation_key", "last_published_at"
    return pages.filter(depth__gt=1).order_by("path").values_list(*facts)


def _link(alternate: Alternate) -> str:
    language, address = alternate.lang_code, alternate.location
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'


def _day(published: datetime.datetime | None) -> str:
    return f"<lastmod>{localtime(published).date()}</lastmod>" if published else ""
