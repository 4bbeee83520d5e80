"""The copy for emergencies: everything public, nothing private, and no link into the void."""

import datetime
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from events.models import EventDate
from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.operations.export import ExportError, export
from tests import factories
from tests.conftest import keeping, make_home

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 23, 18, 30, tzinfo=datetime.UTC)


def make_site():
    """A little of everything."""
    home = make_home()
    home.contact = ContactRole.objects.create(
        title="Europabüro", email="europa@example.org", phone="02371 217", locale=home.locale
    )
    home.save()
    calendar = factories.EventIndexFactory(parent=home)
    for number, year in enumerate([2019, 2019, 2026, 2027]):
        factories.EventFactory(
            parent=calendar,
            title=f"Fest {number}",
            dates=[EventDate(starts_on=datetime.date(year, 12, 6))],
        )
    image = CustomImage.objects.create(title="Karte", file=get_test_image_file())
    document = CustomDocument.objects.create(title="Satzung", file=ContentFile(b"1", "satzung.txt"))
    factories.OpenDataFactory(parent=home)
    factories.ContactPageFactory(parent=home)
    factories.FeedbackPageFactory(parent=home)
    factories.SearchFactory(parent=home)
    factories.StandardPageFactory(
        parent=home,
        title="Über uns",
        slug="ueber-uns",
        teaser_image=image,
        story=json.dumps(
            [
                {"type": "figure", "value": {"image": image.pk, "alt_text": "Karte"}},
                {
                    "type": "documents",
                    "value": {"documents": [{"document": document.pk, "title": ""}]},
                },
                {"type": "text", "value": '<p><a href="/gibt-es-nicht/">weg</a></p>'},
            ]
        ),
    )
    factories.StandardPageFactory(parent=home, title="Entwurf", slug="entwurf", live=False)
    private = factories.StandardPageFactory(parent=home, title="Geheim", slug="geheim")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    Redirect.objects.create(old_path="/frueher", redirect_page=calendar)
    Redirect.objects.create(old_path="/intern", redirect_page=private)
    Redirect.objects.create(old_path="/redaktion", redirect_link="/admin/")


@pytest.fixture(scope="module", autouse=True)
def _connection_stays_open():
    """At the end of a request Django closes a connection that is in the middle of something."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def exported(_connection_stays_open, django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of an export, and what was told of it."""
    folder = tmp_path_factory.mktemp("export") / "notfall"
    with keeping(django_db_blocker) as keep, pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.WHITENOISE_USE_FINDERS", True, raising=False)
        keep(make_site)
        told = export(folder, NOW, processes=1)
    return folder, told


@pytest.fixture(scope="module")
def folder(exported) -> Path:
    return exported[0]


def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(), "html.parser")


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def links_in(html: BeautifulSoup):
    for element in html.find_all(True):
        for name in ("href", "src", "poster"):
            if element.get(name):
                yield element[name]
        for part in element.get("srcset", "").split(","):
            if part:
                yield part.split()[0]


def test_every_link_leads_to_a_file(folder):
    lost = set()
    for path in pages(folder):
        for link in links_in(read(path)):
            if re.match(r"[a-z]+:|#", link):
                continue
            name = link.partition("#")[0].partition("?")[0]
            file = folder / name.lstrip("/")
            if not (file / "index.html" if name.endswith("/") else file).is_file():
                lost.add(link)
    assert lost == {"/geheim/", "/gibt-es-nicht/"}


def test_a_link_that_leads_nowhere_is_told_and_no_page_is_missing(exported):
    assert exported[1].broken_links == ["/geheim/", "/gibt-es-nicht/"]
    assert not exported[1].missing_pages


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "ueber-uns/index.html",
        "veranstaltungen/fest-0/index.html",
        "veranstaltungen/jahr=2019/index.html",
        "veranstaltungen/monat=2026-11/index.html",
        "veranstaltungen/kalender.ics",
        "veranstaltungen/atom.xml",
        "daten/veranstaltungen.csv",
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "static/css/site.css",
    ],
)
def test_what_visitors_and_machines_ask_for_is_there(folder, name):
    assert (folder / name).stat().st_size


def test_pictures_and_documents_are_there(folder):
    assert list(folder.glob("media/images/*.avif"))
    assert [path.read_bytes() for path in folder.glob("documents/*/satzung*.txt")] == [b"1"]


def test_nothing_private_and_no_draft_is_there(folder):
    assert not [path for path in folder.rglob("*") if re.search("geheim|entwurf|admin", path.name)]
    for path in pages(folder):
        assert "Geheim" not in path.read_text()


def test_no_page_has_a_form(folder):
    for path in pages(folder):
        assert not read(path).select("form, input, select, textarea, button"), path


def test_in_place_of_a_form_stands_how_to_reach_the_office(folder):
    main = read(folder / "kontakt" / "index.html").main
    text = " ".join(main.get_text(" ").split())
    assert "Das Formular geht hier zurzeit nicht." in text
    assert main.select_one('a[href="tel:+492371217"]')
    assert main.select_one('a[href="mailto:europa@example.org"]')


def test_every_page_says_that_it_is_a_copy_and_of_when(folder):
    for path in pages(folder):
        html = read(path)
        if html.main:
            assert "Kopie dieser Website: Stand 23. November 2026." in html.main.get_text()


def test_redirects_are_pages_that_lead_on(folder):
    html = read(folder / "frueher" / "index.html")
    assert html.select_one("meta[http-equiv=refresh]")["content"] == "0; url=/veranstaltungen/"
    assert html.a["href"] == "/veranstaltungen/"


def test_nothing_leads_to_the_admin(folder):
    assert not (folder / "redaktion").exists()


def test_an_earlier_export_is_replaced(home, tmp_path):
    folder = tmp_path / "notfall"
    export(folder, NOW, processes=1)
    (folder / "alt.html").write_text("alt")
    export(folder, NOW, processes=1)
    assert not (folder / "alt.html").exists()
    assert (folder / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["notfall"]


def test_a_foreign_folder_stays_as_it_is(home, tmp_path):
    (tmp_path / "wichtig.txt").write_text("von früher")
    with pytest.raises(CommandError, match="ist kein Export"):
        call_command("export_static", tmp_path, processes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["wichtig.txt"]


def test_another_address_than_that_of_the_site_is_refused(home, tmp_path, settings):
    settings.BASE_URL = "https://anders.example.org"
    with pytest.raises(ExportError, match="nicht die Adresse"):
        export(tmp_path / "notfall", NOW, processes=1)
    assert not list(tmp_path.iterdir())


def test_a_page_that_cannot_be_drawn_is_named_and_the_others_are_written(
    home, tmp_path, monkeypatch
):
    factories.StandardPageFactory(parent=home, title="Ganz", slug="ganz")
    factories.EventIndexFactory(parent=home)

    def fail(self, request):
        raise ZeroDivisionError

    monkeypatch.setattr("events.models.EventIndexPage.serve", fail)
    with pytest.raises(CommandError, match="/veranstaltungen/"):
        call_command("export_static", tmp_path / "notfall", processes=1)
    assert (tmp_path / "notfall" / "ganz" / "index.html").is_file()
