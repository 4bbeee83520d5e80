"""A citizen walks through the whole site with its first content."""

import itertools
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

pytestmark = [pytest.mark.usefixtures("seeded"), pytest.mark.django_db]

PROMISED = [
    "/",
    "/europabuero/",
    "/partnerstaedte/",
    "/partnerstaedte/almelo/",
    "/partnerstaedte/ternopil/",
    "/veranstaltungen/",
    "/auszeichnungen/",
    "/aktuelles/",
    "/projekte/",
    "/foerderung/",
    "/mitmachen/",
    "/chronik/",
    "/suche/?query=Chorz%C3%B3w",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/sitemap.xml",
    "/robots.txt",
]


@dataclass
class Visited:
    """One address as a visitor finds it."""

    status: int
    cookies: dict
    soup: BeautifulSoup | None


@pytest.fixture(scope="module")
def visited(seeded, django_db_blocker) -> dict[str, Visited]:
    """Every promised address and every one they lead to, each visited once."""
    client, found, waiting = Client(), {}, [*PROMISED]
    with django_db_blocker.unblock():
        while waiting:
            address = waiting.pop()
            if address in found:
                continue
            response = client.get(address)
            is_html = response["Content-Type"].startswith("text/html")
            soup = BeautifulSoup(response.content, "html.parser") if is_html else None
            found[address] = Visited(response.status_code, dict(response.cookies), soup)
            if soup:
                waiting += internal_links(address, soup)
    return found


def internal_links(address: str, soup: BeautifulSoup) -> list[str]:
    """What a page links to or shows from this site, style sheets left out."""
    links = [element["href"] for element in soup.select("a[href]")]
    links += [element["src"] for element in soup.select("img[src]")]
    links += [element["action"] for element in soup.select("form[method=get][action]")]
    for element in soup.select("source[srcset]"):
        links += [part.split()[0] for part in element["srcset"].split(",")]
    targets = [urlsplit(urljoin(f"http://localhost{address}", link)) for link in links]
    return [
        target._replace(scheme="", netloc="", fragment="").geturl()
        for target in targets
        if target.scheme in {"http", "https"}
        and target.netloc == "localhost"
        and not target.path.startswith("/static/")
    ]


@pytest.fixture
def pages(visited) -> list[tuple[str, BeautifulSoup]]:
    """Every published page with its address."""
    live = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    return [(address, visited[address].soup) for address in live]


def test_every_promised_address_and_every_internal_link_answers(visited):
    assert {address: page.status for address, page in visited.items() if page.status != 200} == {}


def test_every_published_page_can_be_reached(visited):
    live = {page.url for page in Page.objects.live().filter(depth__gt=1)}
    assert live - set(visited) == set()


def test_every_page_is_well_built(pages):
    for address, soup in pages:
        assert soup.html["lang"] == "de", address
        assert len(soup.find_all("h1")) == 1, address
        assert soup.title.text.strip(), address
        for landmark in ("header", "main", "footer", "nav"):
            assert soup.find(landmark), f"{address}: {landmark}"
        levels = [int(heading.name[1]) for heading in soup.select("h1, h2, h3, h4, h5, h6")]
        steps = itertools.pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), f"{address}: {levels}"
        for image in soup.find_all("img"):
            assert image.has_attr("alt") and image.get("width") and image.get("height"), address


def test_no_page_shows_what_is_unknown(pages):
    for address, soup in pages:
        text = soup.get_text(" ")
        for trace in ("None", "k. A.", "{{", "{%", "nicht bekannt"):
            assert trace not in text, f"{address}: {trace}"
        for term in soup.select("dt, dd, h1, h2, h3, li, p"):
            assert term.get_text(strip=True) or term.find("img"), f"{address}: {term}"


def test_no_page_asks_anybody_else_or_sets_a_cookie(visited):
    for address, page in visited.items():
        assert not page.cookies, address
        # A canonical address names the page itself and is never fetched.
        fetched = "[src], link[href]:not([rel=canonical]), [srcset]"
        for element in page.soup.select(fetched) if page.soup else []:
            for link in (element.get("src"), element.get("srcset"), element.get("href")):
                assert not (link or "").startswith(("http://", "https://", "//")), address


def test_every_page_leads_to_the_legal_pages(pages):
    for address, soup in pages:
        links = {link["href"] for link in soup.find("footer").find_all("a", href=True)}
        assert {"/impressum/", "/datenschutz/", "/barrierefreiheit/"} <= links, address


def test_questions_for_the_office_are_nowhere_on_the_public_site(pages):
    for address, soup in pages:
        assert "zu klären" not in soup.text, address


def soup_of(client, address) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_the_home_page_leads_with_what_is_true(client):
    text = soup_of(client, "/").get_text(" ", strip=True)
    assert "Jahre" in text
    assert "Europaaktive Kommune" in text
    assert "02371" in text
    assert "Keine Veranstaltungen" not in text


def test_the_number_of_cities_is_written_in_words(client):
    assert "Neun Partner- und Freundschaftsstädte" in soup_of(client, "/partnerstaedte/").text


def test_an_award_of_limited_time_repeats_its_source_and_no_computed_day(client):
    text = soup_of(client, "/auszeichnungen/europaaktive-kommune-2013/").text
    assert "für fünf Jahre verliehen" in text
    assert "2018-04-11" not in text and "11. April 2018" not in text


def test_an_event_that_was_only_announced_says_so(client):
    assert "Ankündigung" in soup_of(client, "/veranstaltungen/europatage-2014/").text


def test_a_search_finds_what_it_is_asked_for(client):
    text = soup_of(client, "/suche/?query=Glauchau").find("main").get_text(" ")
    assert "Glauchau" in text


@pytest.mark.parametrize("query", ["", "%00", "%20", "%22", "*", "OR", "'); DROP", "x" * 5000])
def test_a_strange_search_is_answered_all_the_same(client, query):
    assert client.get("/suche/", {"query": query}).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "abc", "1e9", ""])
def test_a_strange_page_number_leads_to_a_page_that_exists(client, number):
    assert client.get(f"/veranstaltungen/?archiv={number}").status_code == 200


def test_a_page_that_is_missing_offers_a_search(client):
    response = client.get("/gibt-es-nicht/")
    assert response.status_code == 404
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.select_one("form[action*='suche'] [name=query]")
