"""Staff see where every entry of the chronicle comes from."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.choices import DateStatus, Evidence
from events.models import EventDate
from iserlohn_europa.chronicle import outline
from iserlohn_europa.chronicle.sources import entries_of_pages
from iserlohn_europa.editorial import views
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


def test_every_kind_of_entry_has_its_place_in_time(editor, city, home):
    """Where it stands is known before the rest of it is read: both must agree."""
    award = factories.AwardFactory(
        parent=factories.AwardIndexFactory(parent=home), title="Preis", date="2014-02"
    )
    events = factories.EventIndexFactory(parent=home)
    factories.EventFactory(
        parent=events,
        title="Besuch",
        dates=[EventDate(starts_on="2014-03-05"), EventDate(starts_on="2014-05-01")],
    )
    factories.EventFactory(
        parent=events, title="Fest", date="2014-04", evidence=Evidence.TOOK_PLACE
    )
    cancelled = [EventDate(starts_on="2014-03-06", status=DateStatus.CANCELLED)]
    factories.EventFactory(parent=events, title="Abgesagt", dates=cancelled)
    factories.EventFactory(parent=events, title="Entwurf", date="2014", live=False)
    projects = factories.ProjectIndexFactory(parent=home)
    factories.ProjectFactory(parent=projects, title="Brücken", begins="2015-07")
    shown = read(editor)
    assert list(shown) == [
        *("Almelo: Kranz", award.title, "Besuch", "Fest"),
        *("Almelo: Feier", "Brücken", "Almelo: Ball"),
    ]
    assert shown["Besuch"].startswith("5. März bis 1. Mai 2014 Veranstaltung")
    assert "ohne Quelle" in shown["Besuch"]
    assert "Beleg: " in shown["Fest"]
    assert "Bei 3 Einträgen fehlt" in editor.get(LIST).content.decode()
    narrowed = read(editor, f"{LIST}?ohne")
    assert list(narrowed) == ["Besuch", "Almelo: Feier", "Almelo: Ball"]


def test_only_what_is_shown_is_read_whole(editor, home, monkeypatch):
    monkeypatch.setattr(views, "LINES_PER_PAGE", 2)
    projects = factories.ProjectIndexFactory(parent=home)
    for year in range(2010, 2015):
        factories.ProjectFactory(parent=projects, title=f"Projekt {year}", begins=f"{year}")
    read_whole = []

    def entries(page, numbers):
        read_whole.extend(numbers)
        return entries_of_pages(page, numbers)

    monkeypatch.setattr(outline, "entries_of_pages", entries)
    assert list(read(editor, f"{LIST}?p=2")) == ["Projekt 2012", "Projekt 2013"]
    assert len(read_whole) == 2


def test_many_entries_ask_the_database_no_more(editor, city, home, django_assert_max_num_queries):
    for number in range(10):
        rows = [Milestone(date="2014", text=f"Fest {number}", locale=home.locale)]
        factories.CityFactory(parent=city.get_parent(), milestones=rows)
    editor.get(LIST)
    with django_assert_max_num_queries(30):
        editor.get(LIST)
