"""What search engines are told to visit."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from wagtail.models import Page, PageViewRestriction

from iserlohn_europa.operations.site_address import set_site_address
from tests.factories import CityFactory, CityIndexFactory, SearchFactory, StandardPageFactory

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ADDRESS = "https://europa.example.org"


@dataclass(frozen=True)
class Entry:
    address: str
    lastmod: str | None


@pytest.fixture
def sitemap(client, home, settings):
    """Reads the sitemap as a search engine does, at the public address of the site."""
    set_site_address(ADDRESS)
    settings.ALLOWED_HOSTS = [urlsplit(ADDRESS).hostname]

    def read() -> list[Entry]:
        response = client.get("/sitemap.xml", secure=True, headers={"host": "europa.example.org"})
        assert response["Content-Type"] == "application/xml"
        root = ElementTree.fromstring(response.content)  # noqa: S314
        assert root.tag == f"{{{NAMES['']}}}urlset"
        return [
            Entry(entry.findtext("loc", None, NAMES), entry.findtext("lastmod", None, NAMES))
            for entry in root
        ]

    return read


def paths(entries: list[Entry]) -> set[str]:
    assert all(entry.address.startswith(f"{ADDRESS}/") for entry in entries)
    return {urlsplit(entry.address).path for entry in entries}


def test_every_published_page_has_its_address_and_the_day_it_was_published(home, sitemap):
    city = CityFactory(parent=CityIndexFactory(parent=home), title="Almelo & Umgebung")
    entries = sitemap()
    assert paths(entries) == {"/", "/partnerstaedte/", city.url.removeprefix("http://localhost")}
    lastmod = {urlsplit(entry.address).path: entry.lastmod for entry in entries}[city.url]
    assert parse_date(lastmod) == localdate(city.last_published_at)


def test_an_address_is_written_as_links_have_it(home, sitemap):
    page = StandardPageFactory(parent=home, title="Grüße", slug="grüße")
    assert page.url in paths(sitemap())


def test_drafts_private_pages_and_the_search_stay_out(home, sitemap):
    StandardPageFactory(parent=home, title="Entwurf", slug="entwurf", live=False)
    private = StandardPageFactory(parent=home, title="Intern", slug="intern")
    StandardPageFactory(parent=private, title="Darunter", slug="darunter")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    SearchFactory(parent=home)
    assert paths(sitemap()) == {"/"}


def test_a_page_that_was_taken_back_leaves_the_sitemap(home, sitemap):
    city = CityFactory(parent=CityIndexFactory(parent=home))
    city.unpublish()
    assert paths(sitemap()) == {"/", "/partnerstaedte/"}


def test_translations_are_found_too(home, english, sitemap):
    city = CityFactory(parent=CityIndexFactory(parent=home), slug="almelo")
    city.copy_for_translation(english, copy_parents=True)
    for page in Page.objects.filter(locale=english).specific():
        page.alias_of = None
        page.save_revision().publish()
    found = paths(sitemap())
    assert {"/", "/partnerstaedte/", "/partnerstaedte/almelo/"} < found
    assert len({path for path in found if path.startswith("/en/")}) == 3


def test_a_site_without_a_published_home_has_an_empty_sitemap(home, sitemap):
    home.unpublish()
    assert sitemap() == []
