"""A citizen walks through the whole site with its first content."""

import itertools
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
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


@pytest.mark.parametrize("address", PROMISED)
def test_a_promised_address_answers(client, address):
    assert client.get(address).status_code == 200


def soup_of(client, address) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def test_every_internal_link_on_every_page_answers(client):
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            continue
        soup = BeautifulSoup(response.content, "html.parser")
        for element in soup.select("a[href], img[src], source[srcset]"):
            for link in links_of(element):
                target = urlsplit(urljoin(f"http://localhost{address}", link))
                is_ours = target.scheme in {"http", "https"} and target.netloc == "localhost"
                if is_ours and not target.path.startswith("/static/"):
                    waiting.append(target._replace(scheme="", netloc="", fragment="").geturl())
    live = {page.url for page in Page.objects.live().filter(depth__gt=1)}
    assert live <= seen, live - seen


def links_of(element) -> list[str]:
    if element.name == "source":
        return [part.split()[0] for part in element["srcset"].split(",")]
    return [element.get("href") or element.get("src")]


def pages() -> list[str]:
    return [page.url for page in Page.objects.live().filter(depth__gt=1)]


def test_every_page_is_well_built(client):
    for address in pages():
        soup = soup_of(client, address)
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


def test_no_page_shows_what_is_unknown(client):
    for address in pages():
        soup = soup_of(client, address)
        text = soup.get_text(" ")
        for trace in ("None", "k. A.", "{{", "{%", "nicht bekannt"):
            assert trace not in text, f"{address}: {trace}"
        for term in soup.select("dt, dd, h1, h2, h3, li, p"):
            assert term.get_text(strip=True) or term.find("img"), f"{address}: {term}"


def test_no_page_asks_anybody_else_or_sets_a_cookie(client):
    for address in pages():
        response = client.get(address)
        assert not response.cookies, address
        soup = BeautifulSoup(response.content, "html.parser")
        for element in soup.select("[src], link[href], [srcset]"):
            for link in (element.get("src"), element.get("srcset"), element.get("href")):
                assert not (link or "").startswith(("http://", "https://", "//")), address


def test_every_page_leads_to_the_legal_pages(client):
    for address in pages():
        footer = soup_of(client, address).find("footer")
        links = {link["href"] for link in footer.find_all("a", href=True)}
        assert {"/impressum/", "/datenschutz/", "/barrierefreiheit/"} <= links


def test_the_home_page_leads_with_what_is_true(client):
    text = soup_of(client, "/").get_text(" ", strip=True)
    assert "Jahre" in text
    assert "Europaaktive Kommune" in text
    assert "02371" in text
    assert "Keine Veranstaltungen" not in text


def test_the_number_of_cities_is_written_in_words(client):
    assert "neun Partner- und Freundschaftsstädte" in soup_of(client, "/partnerstaedte/").text


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


def test_questions_for_the_office_are_nowhere_on_the_public_site(client):
    for address in pages():
        assert "zu klären" not in soup_of(client, address).text, address
