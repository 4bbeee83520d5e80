"""What all feeds share: who publishes them, and that nobody fetches again what they have."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from wagtail.models import Site

# Part of every ETag. Raise it when feeds are written differently, or subscribers keep the old ones.
WRITING = 1


@dataclass(frozen=True)
class Publisher:
    """The site in whose name a feed is published."""

    title: str
    host: str
    address: str  # scheme, host and port, without a slash at the end

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return f"{self.address}{path}"

    def titled(self, name: str) -> str:
        """The name of a feed with that of the site: it stands in a list of many others."""
        return f"{self.title}: {name}" if self.title else name


def publisher_for(request: HttpRequest | None) -> Publisher:
    """The site that answers the request."""
    site = Site.find_for_request(request)
    if site is None:
        host = request.get_host() if request else "localhost"
        return Publisher("", host.partition(":")[0], f"http://{host}")
    return Publisher(site.root_page.title, site.hostname, site.root_url)


def answer(
    request: HttpRequest, version: Iterable[object], write: Callable[[], HttpResponse]
) -> HttpResponse:
    """304 to those who have that version already, for whom nothing is written; else the feed.

    There is no Last-Modified: what is taken back or hidden leaves the newest publication as old as
    before, and who asked by date would keep it.
    """
    words = "\n".join(map(str, (WRITING, *version)))
    etag = quote_etag(hashlib.sha256(words.encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag) or write()
    response.headers.setdefault("ETag", etag)
    return response
