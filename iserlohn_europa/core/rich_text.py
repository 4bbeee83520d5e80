"""Links in texts that editors write: those that leave the site and those to documents say so.

Wagtail lets a kind of link write its opening tag only. So the tag carries the words that belong
behind the words of the link, and `with_notes` puts them there once the whole text is known.
"""

import re
from urllib.parse import urlsplit

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Site
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from .links import LinkedPages

NOTED_LINK = re.compile(r'<a data-(hint|note)="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
NOTES = {
    "hint": '<a{1}>{2}<span class="visually-hidden"> {0}</span></a>',
    "note": '<a{1}>{2} <span class="document-note">({0})</span></a>',
}


def is_elsewhere(address: str) -> bool:
    """Whether an address in full leads to another site."""
    try:
        host = urlsplit(address).hostname
    except ValueError:  # no address at all, such as "http://["
        return True
    own = {urlsplit(site.root_url).hostname for site in Site.get_site_root_paths()}
    return host not in own


class ExternalLink(LinkHandler):
    """A link to an address in full."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        address = attrs.get("href", "")
        if not is_elsewhere(address):
            return format_html('<a href="{}">', address)
        hint = _("(externer Link)")
        return format_html('<a data-hint="{}" href="{}" rel="external">', hint, address)


class PageLink(PageLinkHandler):
    """A link to a page, which may be gone."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """As Wagtail does, with one question for all links instead of three for each."""
        pks = [int(attrs.get("id") or 0) for attrs in attrs_list]
        linked = LinkedPages(pks)
        pages = [linked.localized(pk) for pk in pks]
        return [format_html('<a href="{}">', page.url) if page else "<a>" for page in pages]


class DocumentLink(DocumentLinkHandler):
    """A link to a document, which may be gone."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [
            format_html('<a data-note="{}" href="{}">', document.facts, document.address)
            if document and document.address
            else "<a>"
            for document in cls.get_many(attrs_list)
        ]


def with_notes(html: str) -> str:
    """The text with what its links carry behind their words."""
    return NOTED_LINK.sub(_noted, html)


def _noted(link: re.Match) -> str:
    kind, note, attributes, words = link.groups()
    return NOTES[kind].format(note, attributes, words)
