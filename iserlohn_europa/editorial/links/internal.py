"""Links within the site, followed along their whole path without asking any server."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, Site

from ..leads import Lead, base_of
from .choices import Fault

NAMES = re.compile(rb"""\s(?:id|name)=["']?([^"'\s>]+)""")
SERVE = "wagtail_serve"  # takes every address, whether there is a page or not
# What a browser does not open as a page.
OTHER_SCHEMES = ("mailto:", "tel:", "sms:", "geo:", "webcal:")


@dataclass
class SiteMap:
    """What the site has, read once for a whole scan."""

    pages: dict[int, Page] = field(default_factory=dict)
    by_path: dict[str, Page] = field(default_factory=dict)
    private_paths: tuple[str, ...] = ()
    offline_paths: tuple[str, ...] = ()
    documents: dict[int, object] = field(default_factory=dict)
    pictures: set[int] = field(default_factory=set)
    redirects: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    anchors: dict[int, set[str]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "SiteMap":
        """The site as it is now."""
        here = cls()
        for page in Page.objects.order_by("path"):
            here.pages[page.pk] = page
            if page.live and (parts := page.get_url_parts()):
                here.by_path[_tidy(parts[2])] = page
        here.offline_paths = tuple(
            page.path for page in here.pages.values() if not page.live and page.depth > 1
        )
        restrictions = PageViewRestriction.objects.values_list("page__path", flat=True)
        here.private_paths = tuple(restrictions)
        documents = get_document_model().objects.select_related("collection")
        here.documents = {document.pk: document for document in documents}
        here.pictures = set(get_image_model().objects.values_list("pk", flat=True))
        here.redirects = set(Redirect.objects.values_list("old_path", flat=True))
        here.hosts = {urlsplit(site.root_url).netloc for site in Site.objects.all()}
        return here

    def fault_of(self, lead: Lead, page: Page) -> Fault | None:
        """What is wrong with a lead of a page to something on this site."""
        if lead.model is None:
            return self._fault_of_address(str(lead.target), page)
        base = base_of(lead.model)
        if base is Page:
            return self._fault_of_page(int(lead.target))
        if base is get_document_model():
            return self._fault_of_document(int(lead.target))
        if base is get_image_model() and int(lead.target) not in self.pictures:
            return Fault.PICTURE_GONE
        return None

    def words_for(self, lead: Lead) -> str:
        """What people call the target of a lead."""
        if lead.model is None:
            return str(lead.target)
        base = base_of(lead.model)
        things = {Page: self.pages, get_document_model(): self.documents}.get(base, {})
        thing = things.get(int(lead.target))
        kind = lead.model._meta.verbose_name
        return thing.title if thing else _("%(kind)s (gelöscht)") % {"kind": kind}

    def is_own(self, address: str) -> bool:
        """Whether an address leads to this site."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        if parts.netloc:
            return parts.netloc in self.hosts
        return not parts.scheme

    def _fault_of_page(self, pk: int) -> Fault | None:
        page = self.pages.get(pk)
        if page is None:
            return Fault.PAGE_GONE
        if not page.live:
            return Fault.PAGE_OFFLINE
        if page.path.startswith(self.offline_paths):
            return Fault.BELOW_OFFLINE
        return Fault.PRIVATE if page.path.startswith(self.private_paths) else None

    def _fault_of_document(self, pk: int) -> Fault | None:
        document = self.documents.get(pk)
        if document is None:
            return Fault.DOCUMENT_GONE
        if not document.file or not document.file.storage.exists(document.file.name):
            return Fault.FILE_GONE
        return Fault.PRIVATE if document.collection.get_view_restrictions() else None

    def _fault_of_address(self, address: str, page: Page) -> Fault | None:
        if address.startswith(OTHER_SCHEMES):
            return None
        whole, anchor = urldefrag(address)
        target = page
        if whole:
            path = unquote(urlsplit(whole).path) or "/"
            target = self.by_path.get(_tidy(path))
            if target is None:
                return self._fault_of_path(path)
        fault = self._fault_of_page(target.pk)
        if fault is None and anchor and unquote(anchor) not in self._anchors_of(target):
            return Fault.NO_ANCHOR
        return fault

    def _fault_of_path(self, path: str) -> Fault | None:
        """Of an address that is no page's: a calendar, a document, a former address."""
        if Redirect.normalise_path(path) in self.redirects:
            return None
        try:
            is_known = resolve(path).view_name != SERVE
        except (Resolver404, Http404):
            is_known = False
        return None if is_known else Fault.PAGE_GONE

    def _anchors_of(self, page: Page) -> set[str]:
        if page.pk not in self.anchors:
            response = page.specific.make_preview_request()
            found = NAMES.findall(response.content) if response.status_code == 200 else []
            self.anchors[page.pk] = {name.decode(errors="replace") for name in found} | {"top"}
        return self.anchors[page.pk]


def _tidy(path: str) -> str:
    return path.rstrip("/") or "/"
