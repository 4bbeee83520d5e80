"""A page that nobody has read yet is read all the same while the database is away."""

import datetime
from itertools import count

import pytest
from django.core.management import call_command
from django.db import OperationalError

from iserlohn_europa.delivery.ahead import draw_missing
from iserlohn_europa.delivery.copies import Copy
from iserlohn_europa.delivery.front import Front
from iserlohn_europa.delivery.requests import Site
from iserlohn_europa.operations.management.commands import draw_missing_copies
from iserlohn_europa.stranger import Stranger
from iserlohn_europa.unreadable import Application
from tests import factories

HERE = "http://localhost"
SITE = Site("localhost", is_secure=False, session_cookie="sessionid")
TODAY = datetime.date(2026, 11, 23)
HTML = [("Content-Type", "text/html")]


class Pages:
    """A site of plain pages, which notes what it is asked for."""

    def __init__(self, *paths):
        self.paths, self.never_kept = list(paths), set()
        self.asked = []

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        self.asked.append(path)
        body = f"<h1>{path}</h1>"
        if path == "/sitemap.xml":
            body = "".join(f"<loc>{HERE}{each}</loc>" for each in self.paths)
        headers = [*HTML, ("Content-Length", str(len(body)))]
        if path in self.never_kept:
            headers.append(("Cache-Control", "no-store"))
        start_response("200 OK", headers)
        return [body.encode()]


@pytest.fixture
def pages():
    return Pages("/", "/almelo/", "/biel/")


@pytest.fixture
def draw(store, pages):
    """Draws what is missing, so many pages at most; which paths the application was asked for."""

    def done(most=100, files=()) -> list[str]:
        pages.asked.clear()
        calls = count()
        # A process of its own each time, as the scheduled command may be.
        front = Front(pages, store, SITE, lambda: TODAY)
        draw_missing(front, HERE, files, lambda: next(calls) >= most)
        return pages.asked

    return done


def test_each_page_gets_a_last_copy(draw, store):
    assert draw() == ["/sitemap.xml", "/", "/almelo/", "/biel/"]
    assert store.load_last("/almelo/", TODAY).plain() == b"<h1>/almelo/</h1>"


def test_so_does_each_file_that_no_sitemap_names(draw, store):
    assert draw(files=["/robots.txt"])[-1] == "/robots.txt"
    assert store.load_last("/robots.txt", TODAY).plain() == b"<h1>/robots.txt</h1>"


def test_when_all_are_there_nothing_is_asked_until_the_site_changes(draw, store, pages):
    draw()
    assert draw() == []
    pages.paths.append("/hall/")
    store.begin()
    assert draw() == ["/sitemap.xml", "/hall/"]


def test_what_was_read_before_is_not_drawn_again(draw, store, pages):
    Stranger(Front(pages, store, SITE, lambda: TODAY), HERE).ask("/almelo/")
    assert draw() == ["/sitemap.xml", "/", "/biel/"]


def test_when_something_was_taken_offline_all_others_come_back(draw, store, pages):
    draw()
    pages.paths.remove("/biel/")
    store.begin()
    store.forget_last()
    assert draw() == ["/sitemap.xml", "/", "/almelo/"]
    assert store.load_last("/biel/", TODAY) is None


def test_when_the_time_is_up_the_next_run_goes_on_from_there(draw):
    assert draw(most=2) == ["/sitemap.xml", "/", "/almelo/"]
    assert draw(most=2) == ["/biel/"]
    assert draw() == []


def test_a_page_that_nobody_may_keep_is_asked_for_once_in_a_state(draw, store, pages):
    pages.never_kept.add("/almelo/")
    assert "/almelo/" in draw()
    assert draw() == []
    assert store.load_last("/almelo/", TODAY) is None


def test_a_copy_whose_consent_has_ended_is_drawn_anew(draw, store):
    store.keep(store.state(), "/almelo/", Copy.of(HTML, b"", 0, shown_until="2026-11-22"))
    store.keep(store.state(), "/biel/", Copy.of(HTML, b"", 0, shown_until="2026-11-23"))
    store.begin()
    assert draw() == ["/sitemap.xml", "/", "/almelo/"]


def test_before_a_server_was_started_there_is_nothing_to_do(tmp_path, draw, store):
    store.root = tmp_path / "elsewhere"
    store._current = str(store.root / "current")
    assert draw() == []


@pytest.mark.usefixtures("one_connection")
def test_a_page_nobody_has_read_is_read_while_the_database_is_away(
    home, store, settings, monkeypatch
):
    factories.StandardPageFactory(parent=home, title="Über uns", slug="seite")
    settings.KEEPS_COPIES, settings.BASE_URL = True, HERE
    monkeypatch.setattr(draw_missing_copies, "STORE", store)
    call_command("draw_missing_copies", verbosity=0)

    def fail(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("wagtail.models.sites.Site.find_for_request", fail)
    store.begin()
    reader = Stranger(Front(Application(), store, SITE, lambda: TODAY), HERE)
    assert "Über uns" in b"".join(reader.ask("/seite/").body).decode()
    assert "BEGIN:VCALENDAR" in b"".join(reader.ask("/veranstaltungen/kalender.ics").body).decode()
    failure = reader.ask("/anderswo/")
    failure.close()
    assert failure.status == 503


def test_where_no_copies_are_kept_none_are_drawn(settings, store, monkeypatch, db):
    settings.KEEPS_COPIES = False
    monkeypatch.setattr(draw_missing_copies, "STORE", store)
    call_command("draw_missing_copies", verbosity=0)
    assert not (store.root / "last").exists()
