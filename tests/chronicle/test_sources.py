"""What the chronicle reads from the pages."""

import pytest
from bs4 import BeautifulSoup

from events.choices import PartnerRole
from events.models import EventPage, EventPartner
from iserlohn_europa.chronicle.choices import EntryKind
from iserlohn_europa.chronicle.models import ChronicleNote, ChroniclePage
from iserlohn_europa.chronicle.sources import chronicle_entries
from iserlohn_europa.office.models import HistoryItem, HomePage
from iserlohn_europa.projects.models import ProjectPartner
from partnerships.choices import BondStep
from partnerships.models import BondDate, Milestone, PartnerCityPage
from tests import factories


@pytest.fixture
def almelo(cities):
    return factories.CityFactory(
        parent=cities,
        title="Almelo",
        slug="almelo",
        bond_dates=[BondDate(kind=BondStep.BEGINNING, date="1954")],
    )


@pytest.fixture
def chronicle(home):
    return factories.ChronicleFactory(parent=home)


def told(home) -> list[str]:
    return [entry.text for entry in chronicle_entries(home)]


def write_note(chronicle, **fields) -> ChronicleNote:
    chronicle.notes = [ChronicleNote(locale=chronicle.locale, **fields)]
    chronicle.save_revision().publish()


def test_a_project_is_told_when_it_began(home, almelo):
    projects = factories.ProjectIndexFactory(parent=home)
    factories.ProjectFactory(
        parent=projects,
        title="Bridges",
        title_language="en",
        begins="2012",
        partners=[ProjectPartner(city=almelo), ProjectPartner(name="Wien")],
    )
    factories.ProjectFactory(parent=projects, title="Undatiert")
    entry = chronicle_entries(home)[-1]
    assert (entry.text, entry.kind, str(entry.date)) == ("Bridges", EntryKind.PROJECT, "2012")
    assert [mark.name for mark in entry.cities] == ["Almelo"]
    assert entry.language == "en"
    assert "Undatiert" not in told(home)


def test_an_editor_adds_what_no_page_keeps(home, chronicle, almelo, client):
    write_note(chronicle, date="1999", text="Der Chor singt in Almelo.", city=almelo)
    entry = chronicle_entries(home)[-1]
    assert (entry.text, entry.kind) == ("Der Chor singt in Almelo.", EntryKind.OTHER)
    assert entry.url == almelo.url
    html = BeautifulSoup(
        client.get(f"{chronicle.url}?stadt=almelo&art=other").content, "html.parser"
    )
    assert len(html.select(".chronicle-entry")) == 1
    assert "Der Chor singt" in client.get(almelo.url).content.decode()


def test_a_note_leads_to_the_page_that_tells_more(home, chronicle):
    page = factories.StandardPageFactory(parent=home, title="Der Chor", slug="chor")
    write_note(chronicle, date="1999", text="Der Chor wird gegründet.", told_on=page)
    assert chronicle_entries(home)[0].url == page.url


@pytest.mark.parametrize(
    ("index", "factory", "fields"),
    [
        ("EventIndexFactory", "EventFactory", {"date": "2007"}),
        ("AwardIndexFactory", "AwardFactory", {"date": "2007"}),
        ("ProjectIndexFactory", "ProjectFactory", {"begins": "2007"}),
    ],
)
def test_a_page_can_be_hidden_from_the_chronicle(home, english, index, factory, fields):
    parent = getattr(factories, index)(parent=home)
    page = getattr(factories, factory)(parent=parent, title="Feier", **fields)
    page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    english_home = HomePage.objects.get(locale=english)
    assert told(home) == told(english_home) == ["Feier"]
    page.is_in_chronicle = False
    page.save_revision().publish()
    assert told(home) == told(english_home) == []


def test_steps_milestones_and_history_can_be_hidden(home, cities, client):
    hidden = {"is_in_chronicle": False, "locale": home.locale}
    city = factories.CityFactory(
        parent=cities,
        bond_dates=[BondDate(kind=BondStep.SIGNING, date="1954", is_in_chronicle=False)],
        milestones=[
            Milestone(date="2000", text="Versteckt", **hidden),
            Milestone(date="2001", text="Gezeigt", locale=home.locale),
        ],
    )
    office = factories.OfficeFactory(parent=home)
    office.history = [HistoryItem(date="1990", text="Umzug", **hidden)]
    office.save_revision().publish()
    assert told(home) == [f"{city.title}: Gezeigt"]
    assert "Versteckt" in client.get(city.url).content.decode()


def test_a_translated_milestone_is_hidden_by_its_source(home, cities, english):
    city = factories.CityFactory(
        parent=cities, milestones=[Milestone(date="2000", text="Fest", locale=home.locale)]
    )
    city.copy_for_translation(english, copy_parents=True).save_revision().publish()
    english_home = HomePage.objects.get(locale=english)
    assert len(told(english_home)) == 1
    Milestone.objects.filter(locale=home.locale).update(is_in_chronicle=False)
    assert told(english_home) == []


def test_who_is_hidden_does_not_speak_for_others(home, cities):
    event = factories.EventFactory(
        parent=factories.EventIndexFactory(parent=home), title="Konferenz", date="2007-12"
    )
    factories.CityFactory(
        parent=cities,
        title="Glauchau",
        milestones=[
            Milestone(date="2007-12", text="Gast der Konferenz", told_on=event, locale=home.locale)
        ],
    )
    assert told(home) == ["Konferenz"]
    EventPage.objects.update(is_in_chronicle=False)
    assert told(home) == ["Glauchau: Gast der Konferenz"]


def lines_of(client, city) -> list[str]:
    html = BeautifulSoup(client.get(city.url).content, "html.parser")
    return [" ".join(line.get_text(" ").split()) for line in html.select(".timeline li")]


def test_a_city_shows_its_part_in_one_order_without_saying_its_name_twice(home, cities, client):
    event = factories.EventFactory(
        parent=factories.EventIndexFactory(parent=home), title="Bürgerreise", date="2014-09"
    )
    city = factories.CityFactory(
        parent=cities,
        title="Almelo",
        bond_dates=[BondDate(kind=BondStep.BEGINNING, date="1954")],
        milestones=[
            Milestone(date="2014-09", text="Reise", told_on=event, locale=home.locale),
            Milestone(date="1988", text="Ein Kranz", locale=home.locale),
        ],
    )
    event.partners = [EventPartner(city=city, role=PartnerRole.HOST)]
    event.save_revision().publish()
    factories.CityFactory(
        parent=cities, milestones=[Milestone(date="1990", text="Anderswo", locale=home.locale)]
    )
    assert lines_of(client, city) == [
        "1954 Beginn der Partnerschaft mit Almelo",
        "1988 Ein Kranz",
        "September 2014 Bürgerreise",
    ]


def test_a_city_leads_to_its_part_of_the_chronicle(almelo, chronicle, client):
    html = BeautifulSoup(client.get(almelo.url).content, "html.parser")
    assert html.select_one('a[href="/chronik/?stadt=almelo"]')
    assert client.get("/chronik/?stadt=almelo").status_code == 200


def test_a_preview_shows_what_is_typed_and_not_yet_saved(almelo):
    city = PartnerCityPage.objects.get(pk=almelo.pk)
    city.milestones = [Milestone(date="1999", text="Neu", locale=city.locale)]
    html = BeautifulSoup(city.make_preview_request().content, "html.parser")
    assert [text.get_text(strip=True) for text in html.select(".timeline__text")] == [
        "Beginn der Partnerschaft mit Almelo",
        "Neu",
    ]


def test_what_is_still_to_come_is_not_history_yet(almelo, client):
    almelo.milestones = [Milestone(date="2999", text="Fern", locale=almelo.locale)]
    almelo.save_revision().publish()
    assert "Fern" not in client.get(almelo.url).content.decode()


def test_a_narrowed_chronicle_says_what_it_shows_and_offers_no_index_of_one_decade(
    almelo, chronicle, client
):
    write_note(chronicle, date="1999", text="Ein Fest")
    whole = BeautifulSoup(client.get(chronicle.url).content, "html.parser")
    assert [link["href"] for link in whole.select(".decades a")] == ["#jahr-1954", "#jahr-1999"]
    assert whole.select_one("#jahr-1999 h2").get_text(strip=True) == "1999"
    narrowed = client.get(f"{chronicle.url}?jahrzehnt=1950&stadt=almelo")
    html = BeautifulSoup(narrowed.content, "html.parser")
    assert (
        "1 Eintrag in dieser Auswahl (Almelo, 1950er)."
        in html.select_one(".filter-form__summary").get_text()
    )
    assert not html.select(".decades")


def test_the_chronicle_keeps_its_notes_through_a_translation(home, chronicle, almelo, english):
    write_note(chronicle, date="1999", text="Ein Fest", city=almelo)
    page = ChroniclePage.objects.get(pk=chronicle.pk)
    page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    english_home = HomePage.objects.get(locale=english)
    assert "Ein Fest" in told(english_home)[-1]
    assert told(home).count("Almelo: Ein Fest") == 1


def test_a_city_is_asked_for_alike_in_every_language(home, english, almelo, chronicle, client):
    for page in (chronicle, almelo):
        page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    translated = almelo.get_translation(english)
    translated.slug = "almelo-in-english"
    translated.save_revision().publish()
    address = almelo.get_translation(english).url
    html = BeautifulSoup(client.get(address).content, "html.parser")
    link = html.select_one('.more-link[href*="stadt="]')
    assert link["href"] == f"{chronicle.get_translation(english).url}?stadt=almelo"
    narrowed = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert len(narrowed.select(".chronicle-entry")) == 1
    assert narrowed.select('option[value="almelo"][selected]')
