"""Pages as an Atom feed (RFC 4287), newest first."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.db.models import Count, Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Page

from .feeds import answer, publisher_for
from .icalendar import COUNTING_FROM
from .querysets import BasePageQuerySet, with_sources
from .text import for_machines

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES = 50


@dataclass(frozen=True)
class Told:
    """What a feed says of a page beside its address: a title and a few plain words."""

    title: str
    summary: str


class PlainAtomFeed(Atom1Feed):
    """Atom whose summaries are plain text, and which is no newer than its newest entry."""

    def latest_post_date(self):
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=COUNTING_FROM)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["plain_summary"]:
            handler.addQuickElement("summary", item["plain_summary"], {"type": "text"})


def atom_feed(
    request: HttpRequest,
    title: str,
    path: str,
    about: Page | None,
    pages: BasePageQuerySet,
    tell: Callable[..., Told],
    version: tuple[object, ...] = (),
) -> HttpResponse:
    """The first of these pages as a feed; `path` is its own, `about` the page that people read.

    Its own path is its name too: it holds what was asked for and nothing else of the address.
    `version` is what else changes what is told, such as the day.
    """
    publisher = publisher_for(request)
    state = pages.order_by().aggregate(
        count=Count("pk"), sum=Sum("pk"), changed=Max("last_published_at")
    )

    def write():
        feed = PlainAtomFeed(
            title=for_machines(publisher.titled(title)),
            link=(about and about.get_full_url(request)) or publisher.at("/"),
            feed_url=publisher.at(path),
            description=None,
            language="de",
            author_name=publisher.title or publisher.host,
        )
        feed.feed["id"] = feed.feed["feed_url"]
        for page in with_sources(pages[:ENTRIES]):
            told = tell(page)
            feed.add_item(
                title=for_machines(told.title),
                link=page.get_full_url(request),
                description=None,
                plain_summary=for_machines(told.summary),
                pubdate=page.first_published_at,
                updateddate=page.last_published_at or COUNTING_FROM,
                unique_id=f"urn:uuid:{page.translation_key}",
            )
        content = BytesIO()
        feed.write(content, "utf-8")
        return HttpResponse(content.getvalue(), content_type=CONTENT_TYPE)

    return answer(request, (publisher, title, path, *version, *state.values()), write)
