"""Readers get copies; nobody gets a copy that is old, or that is somebody else's."""

import datetime
import gzip
import io
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass

import brotli
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from iserlohn_europa.delivery.front import Front
from iserlohn_europa.delivery.requests import Site
from iserlohn_europa.delivery.store import Store
from iserlohn_europa.editorial.models import PreviewLink
from iserlohn_europa.library.models import CustomImage, CustomRendition
from iserlohn_europa.remembered import LENT
from iserlohn_europa.unreadable import Application
from tests import factories
from tests.conftest import signed_in

pytestmark = pytest.mark.usefixtures("one_connection")
HOST = "localhost"
SITE = Site(HOST, is_secure=False, session_cookie=settings.SESSION_COOKIE_NAME)


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
        return unpack.get(self.headers.get("Content-Encoding"), bytes)(self.body).decode()


class Process:
    """One of the processes that serve the site, with a memory of its own."""

    def __init__(self, store, application=None, on=datetime.date(2026, 11, 23)):
        self.on = on
        self.front = Front(application or Application(), store, SITE, lambda: self.on)

    def get(self, path, method="GET", query="", **headers) -> Answer:
        said = {}

        def start_response(status, headers):
            said.update(status=int(status[:3]), headers=dict(headers))

        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "SCRIPT_NAME": "",
            "QUERY_STRING": query,
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "HTTP_HOST": HOST,
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            **{f"HTTP_{name}": value for name, value in headers.items()},
        }
        body = self.front(environ, start_response)
        return Answer(said["status"], said["headers"], b"".join(body))


@pytest.fixture
def page(home):
    return factories.StandardPageFactory(parent=home, title="Über uns", slug="seite")


@pytest.fixture
def one(store):
    return Process(store)


@pytest.fixture
def two(store):
    return Process(store)


@pytest.fixture
def rename(page, commits):
    """Publishes the page under another title."""

    def publish(title):
        page.title = title
        commits(lambda: page.save_revision().publish())

    return publish


def test_the_second_reader_costs_no_query(page, one):
    first = one.get("/seite/")
    with CaptureQueriesContext(connection) as queries:
        second = one.get("/seite/")
    assert len(queries) == 0
    assert second.status == first.status == 200
    assert "Über uns" in second.text
    assert second.headers == first.headers


def test_another_process_takes_the_copy_from_disk(page, one, two):
    one.get("/seite/")
    with CaptureQueriesContext(connection) as queries:
        assert "Über uns" in two.get("/seite/").text
    assert len(queries) == 0


def test_each_reader_gets_the_coding_they_understand(page, one):
    texts = {
        coding: one.get("/seite/", ACCEPT_ENCODING=coding) for coding in ("br", "gzip", "identity")
    }
    assert [each.headers.get("Content-Encoding") for each in texts.values()] == ["br", "gzip", None]
    assert len({each.text for each in texts.values()}) == 1


def test_whoever_has_the_page_already_is_sent_none(page, one):
    etag = one.get("/seite/").headers["ETag"]
    again = one.get("/seite/", IF_NONE_MATCH=etag)
    assert (again.status, again.body) == (304, b"")
    assert one.get("/seite/", IF_NONE_MATCH='"other"').status == 200


def test_a_reader_who_asks_with_an_old_etag_first_leaves_a_whole_copy(page, one):
    assert one.get("/seite/", IF_NONE_MATCH='"other"', ACCEPT_ENCODING="gzip").status == 200
    assert "Über uns" in one.get("/seite/").text


def test_head_has_the_headers_of_get_and_no_body(page, one):
    for _ in range(2):
        head = one.get("/seite/", method="HEAD")
        assert head.body == b""
        assert head.headers["Content-Length"] == one.get("/seite/").headers["Content-Length"]


def test_a_range_is_answered_with_the_whole(page, one):
    for _ in range(2):
        answer = one.get("/seite/", RANGE="bytes=0-9")
        assert answer.status == 200
        assert "</html>" in answer.text


def test_browsers_keep_a_page_and_ask_before_they_use_it(page, one):
    assert one.get("/seite/").headers["Cache-Control"] == "no-cache"


# --- Never old ---


def test_a_publication_is_seen_at_the_next_request_by_all_processes(page, one, two, rename):
    for process in (one, two):
        assert "Über uns" in process.get("/seite/").text
    rename("Wer wir sind")
    for process in (one, two):
        assert "Wer wir sind" in process.get("/seite/").text


def test_other_pages_that_name_the_page_are_new_too(page, home, one, rename):
    page.show_in_menus = True
    page.save()
    assert "Über uns" in one.get("/").text
    rename("Wer wir sind")
    assert "Über uns" not in one.get("/").text


def test_a_page_that_was_taken_offline_is_gone(page, one, two, commits):
    one.get("/seite/")
    two.get("/seite/")
    commits(page.unpublish)
    assert {one.get("/seite/").status, two.get("/seite/").status} == {404}


def test_a_page_that_appears_is_found_where_there_was_none(page, one, commits):
    page.unpublish()
    assert one.get("/seite/").status == 404
    commits(page.save_revision().publish)
    assert one.get("/seite/").status == 200


def test_a_page_that_nobody_keeps_shows_the_new_menu_too(page, one, rename):
    page.show_in_menus = True
    page.save()
    assert "Über uns" in one.get("/", query="a=1").text
    rename("Wer wir sind")
    assert "Über uns" not in one.get("/", query="a=1").text


def test_the_menu_is_asked_for_once_for_all_pages_of_a_state(page, one, commits):
    one.get("/seite/", query="a=1")
    with CaptureQueriesContext(connection) as again:
        one.get("/seite/", query="a=1")
    commits(lambda: Redirect.add_redirect("/alt/", "/neu/"))
    with CaptureQueriesContext(connection) as first_of_a_state:
        one.get("/seite/", query="a=1")
    assert len(again) < len(first_of_a_state)


def answer_shortly(_environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"."]


@pytest.mark.parametrize(
    ("method", "headers", "is_lent"),
    [
        ("GET", {}, True),
        ("HEAD", {}, True),
        ("GET", {"COOKIE": "sessionid=1"}, True),
        ("POST", {}, False),
        ("GET", {"HOST": "elsewhere.example"}, False),
    ],
)
def test_only_who_reads_at_the_own_address_is_lent_what_is_remembered(
    store, method, headers, is_lent
):
    answers = []

    def application(environ, start_response):
        answers.append(LENT in environ)
        return answer_shortly(environ, start_response)

    Process(store, application).get("/seite/", method=method, query="a=1", **headers)
    assert answers == [is_lent]


def test_who_waited_for_a_page_is_lent_what_belongs_to_the_state_that_began_meanwhile(store):
    lent = []

    def application(environ, start_response):
        lent.append(environ[LENT])
        return answer_shortly(environ, start_response)

    process = Process(store, application)

    @contextmanager
    def one_at_a_time(_path):
        store.begin()
        yield

    store.one_at_a_time = one_at_a_time
    process.get("/seite/")
    assert lent == [process.front.shelf().remembered]
    assert lent[0] is process.front.shelf().remembered


def test_nothing_is_lent_while_no_state_is_known(tmp_path):
    lent = []

    def application(environ, start_response):
        lent.append(LENT in environ)
        return answer_shortly(environ, start_response)

    Process(Store(tmp_path / "nowhere"), application).get("/seite/")
    assert lent == [False]


def test_what_did_not_change_keeps_its_date(page, one, commits, rename, monkeypatch):
    monkeypatch.setattr(time, "time", lambda: 1_700_000_000)
    before = one.get("/seite/")
    monkeypatch.setattr(time, "time", lambda: 1_800_000_000)
    commits(lambda: Redirect.add_redirect("/alt/", "/neu/"))
    after = one.get("/seite/")
    assert after.headers["ETag"] == before.headers["ETag"]
    assert after.headers["Last-Modified"] == before.headers["Last-Modified"]
    rename("Wer wir sind")
    assert one.get("/seite/").headers["Last-Modified"] == "Fri, 15 Jan 2027 08:00:00 GMT"


def test_a_page_published_while_it_is_drawn_is_drawn_again(page, store, rename):
    application = Application()

    def slow(environ, start_response):
        body = list(application(environ, start_response))
        rename("Wer wir sind")
        return body

    assert "Über uns" in Process(store, slow).get("/seite/").text
    assert "Wer wir sind" in Process(store).get("/seite/").text


def test_a_new_state_also_forgets_what_the_process_remembers(page, store, one):
    one.get("/seite/")
    cache.set("addresses", "elsewhere")
    store.begin()
    one.get("/seite/")
    assert cache.get("addresses") is None


def test_one_render_serves_a_burst_on_all_processes(page, store, monkeypatch):
    drawn = []

    def application(environ, start_response):
        drawn.append(environ["PATH_INFO"])
        time.sleep(0.05)
        start_response(
            "200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "4")]
        )
        return [b"Seit"]

    processes = [Process(store, application) for _ in range(2)]
    threads = [
        threading.Thread(target=process.get, args=("/seite/",))
        for process in processes
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn == ["/seite/"]


# --- Never somebody else's ---


def test_who_has_signed_in_gets_an_answer_of_their_own(page, roles, one):
    person = signed_in("redakteurin", "Redaktion")
    cookie = f"sessionid={person.cookies['sessionid'].value}"
    own = one.get("/seite/", COOKIE=cookie)
    assert "wagtail-userbar" in own.text
    assert own.headers["Cache-Control"] == "private, no-cache"
    assert "wagtail-userbar" not in one.get("/seite/").text
    assert "wagtail-userbar" in one.get("/seite/", COOKIE=cookie).text


def test_other_cookies_reach_no_page_that_is_kept(page, one):
    assert one.get("/seite/", COOKIE="csrftoken=abc").status == 200
    assert "abc" not in one.get("/seite/").text


def test_a_private_page_is_never_kept(page, one, two):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert {one.get("/seite/").status, two.get("/seite/").status} == {302}


@pytest.mark.parametrize("query", ["a=1", "utm_source=x", "seite=1"])
def test_a_query_gets_no_copy_and_leaves_none(page, one, query, store):
    assert one.get("/seite/", query=query).status == 200
    assert not (store.root / "current" / "seite").exists()


def test_an_unknown_host_is_refused_and_leaves_nothing(page, one, store):
    one.get("/seite/")
    assert one.get("/seite/", HOST="evil.example.org").status == 400
    assert one.get("/seite/", HOST="localhost:99").status in {200, 400}
    assert "evil" not in one.get("/seite/").text


@pytest.mark.parametrize(
    "asked",
    [
        {"COOKIE": "sessionid=made-up"},
        {"AUTHORIZATION": "Basic eA=="},
        {"HOST": "evil.example.org"},
        {"HOST": "localhost:99"},
        {"method": "POST"},
        {"method": "OPTIONS"},
        {"method": "HEAD", "query": "a=1"},
        {"RANGE": "bytes=0-9", "query": "a=1"},
    ],
)
def test_an_answer_that_is_not_for_everybody_leaves_no_copy(page, one, store, asked):
    """Nor does it take one: Django is asked anew each time, before and after others have read."""
    assert one.get("/seite/", **asked).headers.get("ETag") is None
    assert not (store.root / "current" / "seite").exists()
    one.get("/seite/")
    assert one.get("/seite/", **asked).headers.get("ETag") is None


@pytest.mark.parametrize("asked", [{"method": "HEAD"}, {"RANGE": "bytes=0-9"}])
def test_a_part_that_was_asked_for_first_leaves_the_whole(page, one, two, asked):
    one.get("/seite/", **asked)
    for process in (one, two):
        assert "Über uns" in process.get("/seite/").text


def test_a_draft_that_was_shown_by_a_link_is_nobody_else_s(page, one, store):
    page.title = "Entwurf"
    revision = page.save_revision()
    _link, address = PreviewLink.make(revision, 14, timezone.now(), None)
    path = address.removeprefix("http://localhost")
    assert "Entwurf" in one.get(path).text
    assert "Entwurf" not in one.get("/seite/").text
    kept = [file for file in store.root.rglob("*") if file.is_file() and file.suffix == ".html"]
    assert [file for file in kept if "Entwurf" in file.read_text()] == []
    revision.delete()
    assert "Entwurf" not in one.get(path).text


def test_what_staff_see_in_the_admin_is_never_kept(page, roles, one, store):
    person = signed_in("redakteurin", "Redaktion")
    cookie = f"sessionid={person.cookies['sessionid'].value}"
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert one.get(path, COOKIE=cookie).status == 200
    assert one.get(path).status == 302
    assert not (store.root / "current" / "admin").exists()


def test_a_form_has_a_new_token_for_everybody(home, one, store):
    factories.ContactPageFactory(parent=home)
    first, second = one.get("/kontakt/"), one.get("/kontakt/")
    assert first.status == 200
    assert "no-store" in first.headers["Cache-Control"]
    assert first.body != second.body
    assert not (store.root / "current" / "kontakt").exists()


def test_a_page_has_one_address(page, one):
    one.get("/seite/")
    assert one.get("/seite/index.html").status == 404


def test_missing_pages_fill_no_disk(home, one, store):
    assert one.get("/gibt-es-nicht/").status == 404
    assert one.get("/gibt-es-nicht/", method="HEAD").status == 404
    assert not (store.root / "current" / "gibt-es-nicht").exists()


# --- While the database is away ---


@pytest.fixture
def database_is_away(monkeypatch):
    def be_away():
        def fail(*args, **kwargs):
            raise OperationalError("connection refused")

        monkeypatch.setattr("wagtail.models.sites.Site.find_for_request", fail)

    return be_away


def test_the_last_copy_is_read_whatever_its_age(page, one, store, database_is_away):
    one.get("/seite/")
    store.begin()
    database_is_away()
    for _ in range(2):
        answer = one.get("/seite/")
        assert answer.status == 200
        assert "Über uns" in answer.text


def test_a_page_without_a_copy_says_that_it_will_pass(home, one, database_is_away):
    database_is_away()
    for _ in range(2):
        answer = one.get("/seite/")
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "30"


def test_everything_is_new_again_when_the_database_is_back(page, one, store, monkeypatch):
    one.get("/seite/")
    store.begin()
    with monkeypatch.context() as patch:
        patch.setattr("wagtail.models.sites.Site.find_for_request", _refused)
        one.get("/seite/")
    page.title = "Wer wir sind"
    page.save()
    assert "Wer wir sind" in one.get("/seite/").text


def _refused(*args, **kwargs):
    raise OperationalError("connection refused")


def test_a_mistake_of_ours_is_not_hidden_behind_an_old_page(page, one, store, monkeypatch):
    one.get("/seite/")
    store.begin()

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("wagtail.models.sites.Site.find_for_request", fail)
    assert one.get("/seite/").status == 500


def test_a_picture_whose_consent_has_ended_is_not_shown_again(store, on, db):
    image = CustomImage(title="Bild", file="original/a.jpg", width=10, height=10)
    image.consent_ends_on = on
    CustomImage.objects.bulk_create([image])
    CustomRendition.objects.create(
        image=CustomImage.objects.get(), filter_spec="x", file="images/a.jpg", width=1, height=1
    )
    body = b'<img src="/media/images/a.jpg">'
    is_away = []

    def application(environ, start_response):
        status = "503 Service Unavailable" if is_away else "200 OK"
        start_response(status, [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
        return [body]

    process = Process(store, application, on)
    process.get("/seite/")
    store.begin()
    is_away.append(True)
    assert process.get("/seite/").status == 200
    process.on = on + datetime.timedelta(days=1)
    assert process.get("/seite/").status == 503
