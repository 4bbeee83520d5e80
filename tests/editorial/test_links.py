"""Links that lead nowhere are found, told with advice, and never asked for in front of readers."""

import datetime
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care import CHECKS
from iserlohn_europa.editorial.links.asking import Answer, Reply, ask, public_number, send_by_http
from iserlohn_europa.editorial.links.choices import ADVICE, Fault, State
from iserlohn_europa.editorial.links.external import check_due, learn
from iserlohn_europa.editorial.links.models import ExternalAddress, FoundLink
from iserlohn_europa.editorial.links.scan import scan, scan_if_needed
from iserlohn_europa.library.models import CustomDocument
from tests.factories import CityFactory, NewsFactory, StandardPageFactory

KEY = "11111111-1111-4111-8111-111111111111"
NOW = datetime.datetime(2026, 5, 6, 12, tzinfo=datetime.UTC)
PUBLIC = "93.184.215.14"


def hours(number: int) -> datetime.timedelta:
    return datetime.timedelta(hours=number)


def text(html: str) -> str:
    return json.dumps([{"type": "text", "value": html, "id": KEY}])


def link(**attributes) -> str:
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return text(f"<p><a {written}>dort</a></p>")


def link_to(page) -> str:
    return link(linktype="page", id=page.pk)


@pytest.fixture
def faults(home):
    """What a scan finds wrong with the links of all pages."""

    def faults():
        scan(NOW)
        return [each.kind_of_fault for each in FoundLink.objects.broken()]

    return faults


# Within the site


def test_a_link_to_a_public_page_is_fine(news, faults):
    NewsFactory(parent=news, story=link_to(news))
    assert faults() == []


def test_a_page_that_is_deleted_or_offline_is_nothing_to_link_to(news, faults):
    other = NewsFactory(parent=news)
    NewsFactory(parent=news, story=link_to(other))
    other.unpublish()
    assert faults() == [Fault.PAGE_OFFLINE]
    other.delete()
    assert faults() == [Fault.PAGE_GONE]


def test_a_public_page_below_one_that_is_not_public_cannot_be_reached(home, news, faults):
    above = StandardPageFactory(parent=home, slug="ueber")
    below = StandardPageFactory(parent=above, slug="team")
    NewsFactory(parent=news, story=link_to(below))
    assert faults() == []
    above.unpublish()
    assert faults() == [Fault.BELOW_OFFLINE]


def test_nor_can_a_page_for_those_who_have_signed_in(home, news, faults):
    above = StandardPageFactory(parent=home, slug="ueber")
    below = StandardPageFactory(parent=above, slug="team")
    NewsFactory(parent=news, story=link_to(below))
    PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert faults() == [Fault.PRIVATE]


def test_a_draft_is_not_looked_through(news, faults):
    NewsFactory(parent=news, story=link(linktype="page", id=999999), live=False)
    assert faults() == []


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/aktuelles/", None),
        ("/aktuelles", None),
        ("http://localhost/aktuelles/?seite=2", None),
        ("/veranstaltungen/kalender.ics", None),
        ("/sitemap.xml", None),
        ("/frueher/", None),
        ("mailto:europa@example.org", None),
        ("/gibt-es-nicht/", Fault.PAGE_GONE),
        ("http://localhost/gibt-es-nicht/", Fault.PAGE_GONE),
        ("#inhalt", None),
        ("#gibt-es-nicht", Fault.NO_ANCHOR),
        ("/aktuelles/#gibt-es-nicht", Fault.NO_ANCHOR),
        ("https://[", Fault.BAD_ADDRESS),
    ],
)
def test_an_address_typed_by_hand_is_followed_too(address, fault, news, faults):
    Redirect.add_redirect("/frueher/", news)
    NewsFactory(parent=news, story=link(href=address))
    assert faults() == ([fault] if fault else [])


def a_document(**fields):
    document = CustomDocument(title="Programm", file="documents/gibt-es-nicht.pdf", **fields)
    document.file_size = 3
    document.save()
    return document


def test_documents_that_are_gone_without_a_file_or_private_are_told(news, faults):
    document = a_document()
    NewsFactory(parent=news, story=link(linktype="document", id=document.pk))
    assert faults() == [Fault.FILE_GONE]
    storage = document.file.storage
    from_now = storage.save(document.file.name, BytesIO(b"abc"))
    CustomDocument.objects.filter(pk=document.pk).update(file=from_now)
    assert faults() == []
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CustomDocument.objects.filter(pk=document.pk).update(collection=collection)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert faults() == [Fault.PRIVATE]
    CustomDocument.objects.all().delete()
    assert faults() == [Fault.DOCUMENT_GONE]


def test_a_picture_that_is_gone_is_told(news, faults):
    figure = {"image": 999999, "decorative": True, "alt_text": "", "caption": ""}
    story = json.dumps([{"type": "figure", "value": figure, "id": KEY}])
    NewsFactory(parent=news, story=story)
    assert faults() == [Fault.PICTURE_GONE]


def test_what_a_page_is_related_to_is_named_without_a_link(cities, news, faults):
    city = CityFactory(parent=cities, live=False)
    NewsFactory(parent=news, cities=[city])
    assert faults() == []


def test_a_link_that_was_mended_is_forgotten(news, faults):
    page = NewsFactory(parent=news, story=link(linktype="page", id=999999))
    assert faults() == [Fault.PAGE_GONE]
    page.story = link_to(news)
    page.save()
    assert faults() == []
    assert not FoundLink.objects.exists()


def test_nothing_is_looked_through_again_until_something_has_changed(news):
    assert scan_if_needed(NOW)
    assert not scan_if_needed(NOW + hours(1))
    page = NewsFactory(parent=news)
    page.save_revision(log_action=True)
    assert scan_if_needed(NOW + hours(1))
    assert not scan_if_needed(NOW + hours(2))
    assert scan_if_needed(NOW + hours(26))


def test_every_fault_has_its_advice():
    assert set(ADVICE) == set(Fault)


# Elsewhere


@pytest.fixture
def address(home):
    return ExternalAddress.objects.create(
        url="https://example.org/fest", host="example.org", first_seen_at=NOW, next_check_at=NOW
    )


BAD = Answer(Fault.NOT_FOUND, 404)


def test_addresses_elsewhere_are_kept_once_and_leave_with_their_last_link(news, faults):
    page = NewsFactory(parent=news, story=link(href="https://example.org/fest#ort"))
    NewsFactory(parent=news, story=link(href="https://example.org/fest"))
    assert faults() == []
    assert [each.url for each in ExternalAddress.objects.all()] == ["https://example.org/fest"]
    type(page).objects.all().delete()
    faults()
    assert not ExternalAddress.objects.exists()


def test_an_address_is_broken_after_several_failures_over_days(address):
    states = []
    now = NOW
    for _number in range(6):
        learn(address, BAD, now)
        states.append(address.state)
        assert address.next_check_at > now
        now = address.next_check_at
    assert states[:4] == [State.SHAKY] * 4
    assert states[-1] == State.BROKEN
    assert address.failing_since == NOW
    learn(address, Answer(status=200), now)
    assert (address.state, address.failures, address.failing_since) == (State.FINE, 0, None)


def test_failing_often_on_one_day_is_not_yet_broken(address):
    for number in range(10):
        learn(address, BAD, NOW + hours(number))
    assert address.state == State.SHAKY


def test_what_cannot_be_asked_is_never_called_broken(address):
    for number in range(10):
        learn(address, Answer(status=403, is_sure=False), NOW + hours(24 * number))
    assert address.state == State.UNSURE


def test_who_asks_us_to_stay_away_is_left_alone(address):
    learn(address, Answer(status=429, is_sure=False, wait=20 * 24 * 3600), NOW)
    assert address.next_check_at == NOW + datetime.timedelta(days=20)


def test_each_host_is_asked_once_at_a_time_and_then_left_in_peace(address):
    for number in range(3):
        ExternalAddress.objects.create(
            url=f"https://example.org/{number}",
            host="example.org",
            first_seen_at=NOW,
            next_check_at=NOW,
        )
    asked = []

    def ask_nicely(url):
        asked.append(url)
        return Answer(status=200)

    assert check_due(NOW, ask_nicely) == 1
    assert check_due(NOW + datetime.timedelta(seconds=5), ask_nicely) == 0
    assert check_due(NOW + datetime.timedelta(seconds=60), ask_nicely) == 1
    assert len(set(asked)) == 2


def resolving(number: str):
    return lambda host, port, **kwargs: [(socket.AF_INET, None, 6, "", (number, port))]


def replying(**replies):
    """Sends nothing; answers each path by what is given for it, and notes what was asked."""
    asked = []

    def send(method, url, number, agent):
        asked.append((method, url))
        return replies[f"{method}_{url.rpartition('/')[2]}"]

    send.asked = asked
    return send


def test_an_address_is_asked_without_its_content_first():
    send = replying(HEAD_a=Reply(200))
    assert ask("https://example.org/a", "x", send, resolving(PUBLIC)) == Answer(status=200)
    assert send.asked == [("HEAD", "https://example.org/a")]


def test_and_with_it_where_that_does_not_work():
    send = replying(HEAD_a=Reply(405), GET_a=Reply(200))
    assert ask("https://example.org/a", "x", send, resolving(PUBLIC)).fault is None


@pytest.mark.parametrize(
    ("status", "fault"), [(404, Fault.NOT_FOUND), (410, Fault.NOT_FOUND), (500, Fault.SERVER)]
)
def test_what_the_other_site_says_is_kept(status, fault):
    send = replying(HEAD_a=Reply(status), GET_a=Reply(status))
    assert ask("https://example.org/a", "x", send, resolving(PUBLIC)) == Answer(fault, status)


def test_a_forwarding_is_followed_but_not_in_circles():
    send = replying(HEAD_a=Reply(301, "/b"), HEAD_b=Reply(200))
    assert ask("https://example.org/a", "x", send, resolving(PUBLIC)).fault is None
    send = replying(HEAD_a=Reply(302, "/a"))
    assert ask("https://example.org/a", "x", send, resolving(PUBLIC)).fault == Fault.CIRCLE


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_nothing_within_a_network_is_asked(number):
    send = replying()
    assert ask("https://example.org/a", "x", send, resolving(number)).fault == Fault.INSIDE
    assert send.asked == []


def test_nor_by_way_of_a_forwarding():
    def resolve(host, port, **kwargs):
        return resolving(PUBLIC if host == "example.org" else "10.0.0.1")(host, port)

    send = replying(HEAD_a=Reply(302, "http://intranet.example.net/b"))
    assert ask("https://example.org/a", "x", send, resolve).fault == Fault.INSIDE


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("ftp://example.org/", Fault.BAD_ADDRESS),
        ("https://user:pass@example.org/", Fault.BAD_ADDRESS),
        ("https:///fest", Fault.BAD_ADDRESS),
        ("https://example.org:99999/", Fault.BAD_ADDRESS),
        ("https://example.org:8080/", Fault.INSIDE),
        ("https://" + "a" * 300 + ".org/", Fault.NO_HOST),
    ],
)
def test_what_is_no_address_of_a_website_is_not_asked(url, fault):
    assert ask(url, "x", replying(), resolving(PUBLIC)).fault == fault


def test_a_name_that_nobody_knows_is_told():
    def unknown(*args, **kwargs):
        raise socket.gaierror

    assert ask("https://example.org/", "x", replying(), unknown).fault == Fault.NO_HOST


def test_a_public_number_is_taken():
    assert public_number("https://example.org/", resolving(PUBLIC)) == PUBLIC


@pytest.fixture
def server():
    """A server on this machine that notes what it is asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            asked.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
            self.send_response(301)
            self.send_header("Location", "/neu")
            self.end_headers()

        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 1_000_000)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.asked = asked
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_request_says_who_asks_and_goes_to_the_number_that_was_looked_at(server):
    url = f"http://stadt.example:{server.server_port}/straße?q=ä b"
    reply = send_by_http("HEAD", url, "127.0.0.1", "Linkpruefung (+https://example.org)")
    assert (reply.status, reply.location) == (301, "/neu")
    ((path, agent, host),) = server.asked
    assert path == "/stra%C3%9Fe?q=%C3%A4%20b"
    assert agent == "Linkpruefung (+https://example.org)"
    assert host == f"stadt.example:{server.server_port}"
    assert send_by_http("GET", url, "127.0.0.1", "x").status == 200


def test_nobody_is_asked_unless_the_office_has_allowed_it(news, settings, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "iserlohn_europa.editorial.management.commands.check_links.ask",
        lambda url, agent: asked.append((url, agent)) or Answer(status=200),
    )
    NewsFactory(parent=news, story=link(href="https://example.org/fest"))
    call_command("check_links", verbosity=0)
    assert asked == []
    settings.CHECK_EXTERNAL_LINKS = True
    call_command("check_links", verbosity=0)
    ((url, agent),) = asked
    assert url == "https://example.org/fest"
    assert "http://localhost" in agent


# The list


@pytest.fixture
def broken(news):
    """A page with a link that leads nowhere, as the checker has found it."""
    page = NewsFactory(parent=news, title="Bericht", story=link(linktype="page", id=999999))
    scan(NOW)
    return page


def rows(answer):
    html = BeautifulSoup(answer.content, "html.parser")
    return [
        [" ".join(cell.get_text(" ", strip=True).split()) for cell in row.select("td")]
        for row in html.select("table.listing tbody tr")
    ]


def test_the_list_says_where_what_and_what_to_do(broken, editor):
    answer = editor.get("/admin/links/")
    ((page, field, target, fault, advice, *_rest),) = rows(answer)
    assert page.startswith("Bericht")
    assert (field, target) == ("Text", "Seite (gelöscht)")
    assert fault == "Die Seite gibt es nicht mehr"
    assert advice == "Wählen Sie eine andere Seite oder entfernen Sie den Link."
    way = f"/admin/pages/{broken.pk}/edit/#:w:contentpath=story.{KEY}"
    assert f'href="{way}"' in answer.content.decode()


def test_it_is_narrowed_by_what_is_wrong(broken, editor):
    assert len(rows(editor.get("/admin/links/?kind=page_gone"))) == 1
    assert rows(editor.get("/admin/links/?kind=not_found")) == []


def test_a_link_is_ignored_for_a_reason_until_somebody_takes_it_back(broken, editor):
    found = FoundLink.objects.get()
    editor.post(f"/admin/links/{found.pk}/", {"ignored_because": "Kommt bald wieder"})
    assert rows(editor.get("/admin/links/")) == []
    ((*_other, reason),) = rows(editor.get("/admin/links/?set_aside=yes"))
    assert reason.startswith("Kommt bald wieder")
    scan(NOW + hours(1))
    assert FoundLink.objects.get().ignored_by == editor.user
    editor.post(f"/admin/links/{found.pk}/", {"ignored_because": ""})
    assert len(rows(editor.get("/admin/links/"))) == 1


def test_who_may_not_change_a_page_is_not_told_of_its_links(broken, editor):
    found = FoundLink.objects.get()
    for group in editor.user.groups.all():
        group.page_permissions.all().delete()
    assert rows(editor.get("/admin/links/")) == []
    assert editor.get(f"/admin/links/{found.pk}/").status_code == 404


def test_the_list_is_a_file_too(broken, editor):
    answer = editor.get("/admin/links/?export=csv")
    assert "Die Seite gibt es nicht mehr" in answer.getvalue().decode()


def test_what_needs_care_counts_broken_links(broken, approver):
    (check,) = (check for check in CHECKS if check.slug == "links")
    (case,) = check.find(approver.user, today())
    assert case.title == "Bericht"
    assert case.note == "Seite (gelöscht): Die Seite gibt es nicht mehr"
    assert case.url.endswith(f"contentpath=story.{KEY}")


def test_ten_times_as_many_cost_the_list_no_more_questions(broken, news, editor):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            editor.get("/admin/links/")
        return len(captured)

    queries()
    few = queries()
    for _number in range(9):
        NewsFactory(parent=news, story=link(linktype="page", id=999999))
    scan(NOW)
    assert queries() == few
