"""Staff see where every entry of the chronicle comes from."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from partnerships.models import Milestone
from tests import factories

LIST = "/admin/chronik-quellen/"


@pytest.fixture
def city(home):
    rows = [
        Milestone(
            date="2014", text="Kranz", evidence_source="Amtsblatt 3/2014", locale=home.locale
        ),
        Milestone(date="2015", text="Feier", locale=home.locale),
        Milestone(date="2016", text="Ball", is_in_chronicle=False, locale=home.locale),
        Milestone(date="2999", text="Zukunft", locale=home.locale),
    ]
    parent = factories.CityIndexFactory(parent=home)
    return factories.CityFactory(parent=parent, title="Almelo", milestones=rows)


def read(client, address=LIST) -> dict[str, str]:
    html = BeautifulSoup(client.get(address).content, "html.parser")
    table = html.select("table.listing tbody tr")
    return {row.a.get_text(strip=True): " ".join(row.get_text(" ").split()) for row in table}


def test_every_entry_shows_its_source(editor, city):
    assert "Amtsblatt 3/2014" in read(editor)["Almelo: Kranz"]
    assert read(editor)["Almelo: Kranz"].startswith("2014 Meilenstein")


def test_an_entry_without_a_source_is_marked_and_found(editor, city):
    assert "ohne Quelle" in read(editor)["Almelo: Feier"]
    assert "ohne Quelle" not in read(editor)["Almelo: Kranz"]
    html = BeautifulSoup(editor.get(LIST).content, "html.parser")
    link = html.find("a", string=lambda text: text and "fehlt die Quelle" in text)
    assert "Bei 2 Einträgen" in link.get_text()
    assert set(read(editor, LIST + link["href"])) == {"Almelo: Feier", "Almelo: Ball"}


def test_a_hidden_entry_stands_there_too_and_says_so(editor, city):
    assert "ausgeblendet" in read(editor)["Almelo: Ball"]
    assert "ausgeblendet" not in read(editor)["Almelo: Feier"]


def test_what_is_still_to_come_is_not_asked_for(editor, city):
    assert "Almelo: Zukunft" not in read(editor)


def test_every_entry_leads_to_where_it_is_edited(editor, city, home):
    project = factories.ProjectFactory(
        parent=factories.ProjectIndexFactory(parent=home), title="Brücken", begins="2012"
    )
    html = BeautifulSoup(editor.get(LIST).content, "html.parser")
    links = {link.get_text(strip=True): link["href"] for link in html.select("tbody a")}
    assert links["Almelo: Kranz"] == reverse("wagtailadmin_pages:edit", args=[city.pk])
    assert links["Brücken"] == reverse("wagtailadmin_pages:edit", args=[project.pk])
    assert "siehe die Seite selbst" in read(editor)["Brücken"]


def test_many_entries_ask_the_database_no_more(editor, city, home, django_assert_max_num_queries):
    for number in range(10):
        rows = [Milestone(date="2014", text=f"Fest {number}", locale=home.locale)]
        factories.CityFactory(parent=city.get_parent(), milestones=rows)
    editor.get(LIST)
    with django_assert_max_num_queries(30):
        editor.get(LIST)
