"""The page that explains the data to people."""

import json
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.template.defaultfilters import filesizeformat

from iserlohn_europa.opendata.datasets import DATASETS, LICENCE
from partnerships.models import PartnerCityPage
from tests import factories


@pytest.fixture(scope="module")
def _page(_small_site, for_the_module):
    return for_the_module(lambda: factories.OpenDataFactory(parent=_small_site))


@pytest.fixture
def page(_page, small_site):
    return _page


@pytest.fixture
def html(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def data_sets(html) -> dict:
    return {each.h2.get_text(): each for each in html.select(".data-set")}


def test_every_file_is_linked_with_its_form_and_size(html, client):
    links = html.select(".data-set .documents a")
    paths = [path for each in DATASETS.values() for path in map(each.path, each.forms)]
    assert [link["href"] for link in links] == paths
    words = " ".join(links[0].get_text().split())
    size = len(client.get(paths[0]).content)
    assert words.startswith("Partnerstädte als CSV (")
    assert words.endswith(f"({' '.join(filesizeformat(size).split())})")


def test_every_column_stands_there_with_its_meaning(html):
    for title, section in data_sets(html).items():
        [dataset] = [each for each in DATASETS.values() if each.title == title]
        named = [cell.get_text() for cell in section.select("tbody th[scope=row]")]
        assert named == [column.key for column in dataset.columns]


def test_the_words_of_a_column_are_translated(html):
    [row] = [
        row
        for row in data_sets(html)["Partnerstädte"].select("tbody tr")
        if row.th.get_text() == "status"
    ]
    assert "dormant (ruhend)" in row.get_text()


def test_it_counts_the_rows_and_names_the_day_of_the_last_change(html):
    state = data_sets(html)["Veranstaltungen"].select_one(".data-set__state")
    assert "3 Zeilen" in " ".join(state.get_text().split())
    assert state.time["datetime"]


def test_what_it_counts_follows_what_is_published(client, page):
    def rows() -> str:
        html = BeautifulSoup(client.get(page.url).content, "html.parser")
        state = data_sets(html)["Partnerstädte"].select_one(".data-set__state")
        return " ".join(state.get_text().split())

    assert rows().startswith("2 Zeilen")
    PartnerCityPage.objects.get(title="Chorzów").unpublish()
    assert rows().startswith("1 Zeile ")


def test_it_says_what_one_may_do_with_the_data_and_how_to_name_them(html):
    licence = html.select_one("main a[rel=license]")
    assert licence["href"] == LICENCE
    assert "Stadt Iserlohn, Europabüro: Offene Daten, dl-de/zero-2-0" in " ".join(
        html.main.get_text().split()
    )


def test_its_example_reads_a_file_that_is_there(html, client):
    address = html.select_one(".code-sample code").get_text().split('"')[1]
    assert client.get(urlsplit(address).path).status_code == 200
    assert address.startswith("http://localhost/")


def test_search_engines_for_data_read_the_files_and_the_licence(html):
    graph = json.loads(html.find("script", type="application/ld+json").string)["@graph"]
    [catalogue] = [each for each in graph if each["@type"] == "DataCatalog"]
    files = [file for each in catalogue["dataset"] for file in each["distribution"]]
    assert len(files) == sum(len(each.forms) for each in DATASETS.values())
    assert files[0]["contentUrl"] == "http://localhost/daten/partnerstaedte.csv"
    assert {each["license"] for each in catalogue["dataset"]} == {LICENCE}


def test_the_foot_of_every_page_leads_to_it(client, page, small_site):
    html = BeautifulSoup(client.get(small_site.url).content, "html.parser")
    assert html.footer.find("a", href=page.url).get_text() == "Offene Daten"
