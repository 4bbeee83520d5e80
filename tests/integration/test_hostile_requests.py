"""Whatever is sent, the site answers in time, in German and without a mistake.

`make fuzz` asks for more: tests/fuzz/test_hostile_visitors.py and test_hostile_roles.py.
"""

import io
import itertools
import re
import time

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.models import Workflow

from iserlohn_europa.office.models import HomePage
from iserlohn_europa.wsgi import application
from tests import factories
from tests.hostile import BODIES, NUMBERS, QUERIES, TAILS, send
from tests.routes import IN_THE_ADMIN, PLACE, PUBLIC, example, filled
from tests.undrawn import undrawn

SECONDS = 3  # of work, not of waiting; the slowest takes a quarter of one
LIST = re.compile("results|ergebnisse|choose")  # each list has the address of its lines alone
LISTS = (
    factories.SearchFactory,
    factories.EventIndexFactory,
    factories.NewsIndexFactory,
    factories.ProjectIndexFactory,
    factories.ChronicleFactory,
)


@pytest.fixture(scope="module")
def _lists(_home, for_the_module):
    return for_the_module(lambda: [factory(parent=_home) for factory in LISTS])


@pytest.fixture
def lists(_lists, home) -> list[str]:
    """The addresses of the lists that have pages and filters."""
    return [page.url for page in _lists]


@pytest.fixture
def stranger() -> Client:
    """Somebody who sees every answer, and has looked at the form to sign in to get its token."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.get("/admin/login/")
    return client


@pytest.fixture
def forger() -> Client:
    """Somebody whose forms are read."""
    return Client(raise_request_exception=False)


@pytest.fixture
def not_drawn():
    """What is asked for is found before a page is drawn."""
    with undrawn():
        yield


def begin_to_end(client, method: str, address: str, **request):
    """An answer that came in time, read as a whole."""
    path, _mark, query = address.partition("?")
    began = time.process_time()
    response = client.generic(method, path, QUERY_STRING=query, **request)
    response.getvalue()
    assert time.process_time() - began < SECONDS, address[:80]
    assert response.status_code < 500, address[:80]
    return response


# --- Bodies ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", BODIES)
def test_no_body_is_a_mistake_of_ours(kind, home, forger):
    content_type, data = BODIES[kind]
    begin_to_end(forger, "POST", "/admin/login/", data=data, content_type=content_type)


@pytest.mark.parametrize("kind", ["as many fields as may be", "a long file", "long JSON"])
def test_no_body_of_an_editor_is_a_mistake_of_ours(kind, home, editor, not_drawn):
    editor.raise_request_exception = False
    content_type, data = BODIES[kind]
    for address in (f"/admin/pages/{home.pk}/edit/", "/admin/images/multiple/add/"):
        begin_to_end(editor, "POST", address, data=data, content_type=content_type)


@pytest.mark.parametrize("address", ["/", "/vorschau/x/", "/veranstaltungen/kalender.ics"])
def test_nobody_reads_a_body_that_no_form_asked_for(address, home, stranger):
    content_type, data = BODIES["one long field"]
    begin_to_end(stranger, "POST", address, data=data, content_type=content_type)


@pytest.mark.parametrize("kind", ["form in UTF-7", "form in Latin-1", "parts in no encoding"])
def test_only_utf_8_is_read(kind, home, forger):
    assert_german(send(forger, "/", kind), 400, "Das konnten wir nicht lesen")


def test_a_form_without_its_fields_is_refused_and_changes_nothing(home, superuser):
    page = factories.StandardPageFactory(parent=home, title="Wir")
    response = superuser.post(f"/admin/pages/{page.pk}/edit/", {"title": "Anders"})
    assert_german(response, 400, "Das konnten wir nicht lesen")
    assert not page.revisions.filter(content__title="Anders").exists()


@pytest.mark.parametrize("kind", ["a; x*=klingon''%FF", "a; charset*=utf-8''%00"])
def test_a_kind_of_body_that_cannot_be_read_is_none(kind):
    request = application.request_class(
        {"REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "wsgi.input": io.BytesIO(b"a=b")}
    )
    assert request.content_type == ""
    assert not request.POST


# --- Queries, headers, numbers, tails -------------------------------------------------------


@pytest.mark.parametrize("kind", QUERIES)
def test_no_query_is_a_mistake_of_ours(kind, lists, forger, editor):
    editor.raise_request_exception = False
    for address in ("/suche/", "/veranstaltungen/", "/veranstaltungen/kalender.ics"):
        begin_to_end(forger, "GET", f"{address}?{QUERIES[kind]}")
    begin_to_end(editor, "GET", f"/admin/choose-page/search/?{QUERIES[kind]}")


def test_no_long_header_is_a_mistake_of_ours(lists, forger):
    names = ("accept-language", "cookie", "referer", "if-modified-since", "range", "user-agent")
    for value in ("de,x-" + "a;q=0.1," * 10_000, "sessionid=" + "=;\\" * 20_000):
        headers = dict.fromkeys(names, value)
        begin_to_end(forger, "GET", lists[0], headers=headers)


@pytest.mark.parametrize("number", NUMBERS)
def test_no_list_stumbles_over_the_number_of_a_page(number, lists, superuser, not_drawn):
    superuser.raise_request_exception = False
    for address in lists:
        begin_to_end(superuser, "GET", f"{address}?seite={number}")
    begin_to_end(superuser, "GET", f"/admin/pages/?p={number}")


def test_no_list_of_the_admin_stumbles_over_a_page_that_is_none(home, superuser, not_drawn):
    superuser.raise_request_exception = False
    lists = [route for route in IN_THE_ADMIN if LIST.search(route) and not PLACE.search(route)]
    assert len(lists) > 30
    for route in lists:
        begin_to_end(superuser, "GET", f"/{route}?p=%C2%B2")


def test_nothing_behind_an_address_is_a_mistake_of_ours(lists, forger):
    for route, tail in zip(PUBLIC, itertools.cycle(TAILS), strict=False):
        begin_to_end(forger, "GET", filled(route, example).rstrip("/") + "/" + tail)


@pytest.mark.parametrize("tail", TAILS)
def test_nothing_behind_an_address_of_the_admin_is_one_either(
    tail, home, forger, editor, not_drawn
):
    editor.raise_request_exception = False
    for client in (forger, editor):
        begin_to_end(client, "GET", f"/admin/pages/{tail}")


@pytest.mark.parametrize(
    "address",
    [
        "/admin/choose-page/chosen-multiple/?id=x",
        "/admin/choose-email-link/?parent_page_id=x",
        "/admin/bulk/wagtailcore/page/delete/?id=x",
        "/admin/api/main/images/find/?id=x",
        "/admin/choose-page/chosen-multiple/?id=1",  # the root, which nobody chooses
        "/admin/snippets/choose/core/topic/chosen/x/",
        "/admin/images/chooser/chosen/%C2%B2/",
        "/admin/pages/1/revisions/0/revert/",
        "/admin/pages/99999999999999999999/edit/",
        "/admin/workflows/tasks/add/%00/x/",
    ],
)
def test_what_no_number_names_is_not_found(address, home, superuser):
    assert superuser.get(address).status_code == 404


def test_a_page_that_a_list_does_not_have_is_not_found(home, superuser):
    workflow = Workflow.objects.get(name="Freigabe")
    assert superuser.get(f"/admin/workflows/edit/{workflow.pk}/?p=9").status_code == 404


# --- What somebody sees then ----------------------------------------------------------------


def assert_german(response, status: int, heading: str) -> None:
    """A page of ours, with the way home and nothing that Django says."""
    assert response.status_code == status
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == "de"
    assert page.h1.text.strip() == heading
    assert page.select_one('main a[href="/"]')
    assert "Traceback" not in page.text


def test_who_may_not_see_something_is_told_so_in_german(home, forger, monkeypatch):
    def refuse(*arguments, **keywords):
        raise PermissionDenied

    monkeypatch.setattr(HomePage, "serve", refuse)
    assert_german(forger.get("/"), 403, "Hier geht es für Sie nicht weiter")


def test_who_sends_a_form_from_elsewhere_is_told_what_to_do(home, stranger):
    response = stranger.post("/admin/login/", {"username": "a"})
    assert_german(response, 403, "Bitte senden Sie das Formular noch einmal")


def test_who_sends_too_much_is_told_so_in_german(home, forger):
    response = send(forger, "/admin/login/", "one long field")
    assert_german(response, 400, "Das konnten wir nicht lesen")


def test_a_mistake_of_ours_is_said_in_german(home, forger, monkeypatch):
    monkeypatch.setattr(HomePage, "serve", None)
    assert_german(forger.get("/"), 500, "Da ist etwas schiefgegangen")


def test_what_cannot_be_read_has_an_answer_where_nothing_is(home, forger):
    response = send(forger, "/gibt-es-nicht.php", "form in UTF-7")
    assert_german(response, 400, "Das konnten wir nicht lesen")


@pytest.mark.parametrize(("number", "status"), [(100, 200), (101, 400)])
def test_a_page_for_readers_takes_a_hundred_parameters(lists, stranger, number, status):
    query = "&".join(f"a{each}=1" for each in range(number))
    assert stranger.get(f"{lists[0]}?{query}").status_code == status
