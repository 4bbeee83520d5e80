"""Our site as the benchmark wants it: the first content, and one page like the peer's."""

import json
import time

from django.core.management import call_command
from wagtail.models import Page

from iserlohn_europa.office.models import HomePage, StandardPage

SLUG = "messseite"
SENTENCE = (
    "Freunde in Europa treffen sich seit vielen Jahren und erzählen einander von ihrem Alltag. "
)
BODY = "".join(f"<p>{SENTENCE * 5}</p>" for _ in range(9))  # about 600 words


def add_content_page() -> StandardPage:
    """A page of about 600 words and nine cards, as the peer has one."""
    home = HomePage.objects.get(locale__language_code="de")
    cities = Page.objects.live().filter(url_path__contains="/partnerstaedte/", depth=4)
    story = [
        {"type": "text", "value": BODY},
        {"type": "link_cards", "value": {"links": [{"page": page.pk} for page in cities[:9]]}},
    ]
    page = home.add_child(
        instance=StandardPage(title="Messseite", slug=SLUG, story=json.dumps(story))
    )
    page.save_revision().publish()
    return page


def rename(page: StandardPage, title: str) -> float:
    """Publishes the page under another title; when that was done."""
    page.title = title
    page.save_revision().publish()
    return time.monotonic()


def prepare() -> None:
    """The first content, pictures in all sizes."""
    call_command("prepare_site", verbosity=0)
    call_command("prepare_pictures")
