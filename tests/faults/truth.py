"""What the database of a site says, by its own models; each runs in the process of the witness.

Django knows one site only, and the tests have theirs: so models are imported when somebody asks.
"""

import datetime
import importlib
import os

import django

SLUG = "ausfall"
WORDS = "Stand {}."


def look_at(known: dict[str, str]) -> None:
    """What the process of the witness does first."""
    os.environ.update(known)
    django.setup()


def afresh(ask, *values):
    """Asks over a new connection: the last one may not have survived."""
    models("django.db").connection.close()
    return ask(*values)


def models(name: str):
    return importlib.import_module(name)


def prepare(name: str, password: str) -> int:
    """Adds somebody who edits, and the page that they publish again and again; its pk."""
    user = models("iserlohn_europa.accounts.models").User
    user.objects.create_superuser(name, f"{name}@example.org", password)
    office = models("iserlohn_europa.office.models")
    home = office.HomePage.objects.get(locale__language_code="de")
    page = office.StandardPage(title="Ausfall", slug=SLUG, introduction=WORDS.format(0))
    home.add_child(instance=page)
    page.save_revision().publish()
    return page.pk


def published(pk: int) -> set[str]:
    """All words that were ever published on the watched page, and are still remembered."""
    wagtail = models("wagtail.models")
    page = wagtail.Page.objects.get(pk=pk).specific
    said = {
        revision.content["introduction"]
        for revision in wagtail.Revision.page_revisions.filter(object_id=str(pk))
    }
    return said | {page.introduction}


def broken_promises() -> list[str]:
    """Everything that is only half there: empty if the database is sound."""
    page = models("wagtail.models").Page
    base = models("iserlohn_europa.core.models").BasePage
    events = models("events.models")
    today = models("iserlohn_europa.core.today").today
    names = ("bad letters", "bad path", "orphan", "wrong depth", "wrong number of children")
    found = [
        f"Page {pk}: {name}"
        for name, pks in zip(names, page.find_problems(), strict=True)
        for pk in pks
    ]
    for each in page.objects.filter(depth__gt=1).specific():
        if not isinstance(each, base):
            found.append(f"{each}: has lost what makes it a page of its kind")
    for event in events.EventPage.objects.live():
        expected = {row.key for row in event.expected_occurrences(today())}
        kept = events.Occurrence.objects.filter(page=event)
        if expected != set(kept.values_list("key", flat=True)):
            found.append(f"{event.slug}: its occurrences are not those of its dates")
    return found + _of_sqlite()


def _of_sqlite() -> list[str]:
    connection = models("django.db").connection
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        return [
            f"{check}: {row}"
            for check in ("integrity_check", "foreign_key_check")
            for row in cursor.execute(f"PRAGMA {check}").fetchall()
            if row != ("ok",)
        ]


def forget_renditions() -> None:
    """Drops the scaled pictures from the database, so that the next reader makes them anew."""
    models("iserlohn_europa.library.models").CustomRendition.objects.all().delete()


def pictures() -> int:
    """How many pictures the library has."""
    return models("iserlohn_europa.library.models").CustomImage.objects.count()


def take_offline() -> None:
    """Publishes a page, takes it offline, and deletes it."""
    office = models("iserlohn_europa.office.models")
    home = office.HomePage.objects.get(locale__language_code="de")
    page = home.add_child(instance=office.StandardPage(title="Kurz da", slug="kurz-da"))
    page.save_revision().publish()
    page.unpublish()
    page.delete()


def make_due(number: int) -> list[int]:
    """Drafts whose time to go live has just come."""
    office = models("iserlohn_europa.office.models")
    now = models("django.utils.timezone").now()
    home, pks = office.HomePage.objects.get(locale__language_code="de"), []
    for each in range(number):
        slug = f"geplant-{each}"
        page = office.StandardPage(title=slug, slug=slug, live=False)
        home.add_child(instance=page)
        page.save_revision(approved_go_live_at=now - datetime.timedelta(minutes=1))
        pks.append(page.pk)
    return pks


def publications(pks: list[int]) -> list[tuple[bool, int]]:
    """Of each page, whether it is live and how often it went live."""
    wagtail = models("wagtail.models")
    logged = wagtail.PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    return [(wagtail.Page.objects.get(pk=pk).live, logged.filter(page=pk).count()) for pk in pks]


def delete(pks: list[int]) -> None:
    """Deletes what a fault has made."""
    for page in models("wagtail.models").Page.objects.filter(pk__in=pks).specific():
        page.delete()
