"""What the database of a running site says, read past the server. Django is ready before."""

import datetime
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from events.models import EventPage, Occurrence
from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.today import today
from iserlohn_europa.library.models import CustomRendition
from iserlohn_europa.office.models import HomePage, StandardPage

COPY = "kopie-"


def live_addresses() -> list[str]:
    """Where visitors find every published page."""
    return [page.url for page in Page.objects.live().filter(depth__gt=1)]


def broken_promises() -> list[str]:
    """Everything that is only half there: empty if the database is sound."""
    with connection.cursor() as cursor:
        found = [
            f"{check}: {row}"
            for check in ("integrity_check", "foreign_key_check")
            for row in cursor.execute(f"PRAGMA {check}").fetchall()
            if row != ("ok",)
        ]
    names = ("bad letters", "bad path", "orphan", "wrong depth", "wrong number of children")
    for name, pks in zip(names, Page.find_problems(), strict=True):
        found += [f"Page {pk}: {name}" for pk in pks]
    for page in Page.objects.filter(depth__gt=1).specific():
        if not isinstance(page, BasePage):
            found.append(f"{page}: has lost what makes it a page of its kind")
        elif page.slug.startswith(COPY) and not (page.latest_revision_id and page.live):
            found.append(f"{page.slug}: copied, but not published")
    for event in EventPage.objects.live():
        expected = {row.key for row in event.expected_occurrences(today())}
        if expected != set(Occurrence.objects.filter(page=event).values_list("key", flat=True)):
            found.append(f"{event.slug}: its occurrences are not those of its dates")
    return found


def headers_of_an_administrator() -> dict[str, str]:
    """What a browser sends in which the administrator has signed in."""
    client = Client()
    client.force_login(get_user_model().objects.filter(is_superuser=True).first())
    token = secrets.token_hex(16)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"Cookie": f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token}


def pages_to_copy() -> list[tuple[int, int]]:
    """The published events, each with its parent."""
    events = EventPage.objects.live().exclude(slug__startswith=COPY)
    return [(event.pk, event.get_parent().pk) for event in events]


def copied_slugs() -> set[str]:
    """The slugs of all copies that exist."""
    return set(Page.objects.filter(slug__startswith=COPY).values_list("slug", flat=True))


def forget_copies() -> None:
    """Deletes the copies, so that every fault finds a site of the same size."""
    for page in Page.objects.filter(slug__startswith=COPY).specific():
        page.delete()


def make_due(slug: str) -> int:
    """A draft whose time to go live has just come; its pk."""
    page = StandardPage(title=slug, slug=slug, live=False)
    HomePage.objects.get(slug="startseite").add_child(instance=page)
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    return page.pk


def publications(pk: int) -> tuple[bool, int]:
    """Whether a page is live, and how often it went live."""
    entries = PageLogEntry.objects.filter(page=pk, action="wagtail.publish.scheduled")
    return Page.objects.get(pk=pk).live, entries.count()


def delete_pages(pks) -> None:
    """Deletes what a fault has made."""
    for page in Page.objects.filter(pk__in=pks).specific():
        page.delete()


def forget_renditions() -> None:
    """Drops the scaled pictures from the database, so that the next reader makes them anew."""
    CustomRendition.objects.all().delete()
