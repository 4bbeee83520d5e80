"""A change is made as a whole or not at all, whatever happens on the way."""

import datetime
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from tests.factories import StandardPageFactory


class EndOfServerError(BaseException):
    """What is left of a change when the server ends within it; nobody can catch that."""


@contextmanager
def ending_when_published():
    """The server ends when a page was saved as live, before anybody has heard of it."""

    def end(**event):
        raise EndOfServerError

    page_published.connect(end)
    try:
        yield
    finally:
        page_published.disconnect(end)


def test_a_copy_that_was_interrupted_leaves_nothing_behind(home, superuser):
    page = StandardPageFactory(parent=home)
    page.save_revision()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": home.pk}
    with ending_when_published(), pytest.raises(EndOfServerError):
        superuser.post(address, {**form, "publish_copies": "on"})
    assert not Page.objects.filter(slug="kopie").exists()
    home.refresh_from_db()
    assert home.numchild == 1


def test_reading_and_signing_in_wait_for_no_writer(home, client):
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/login/")
        client.post("/admin/login/", {"username": "niemand", "password": "falsch"})
    assert not [query["sql"] for query in queries if query["sql"].startswith("SAVEPOINT")]


def test_a_scheduled_page_goes_live_although_the_first_run_was_interrupted(home):
    page = StandardPageFactory(parent=home, live=False)
    page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    with ending_when_published(), pytest.raises(EndOfServerError):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert not page.live
    call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live
