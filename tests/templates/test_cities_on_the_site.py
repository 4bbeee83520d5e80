import pytest

from awards.choices import Holder
from events.choices import PartnerRole
from events.models import EventPartner
from iserlohn_europa.core.models import ContactRole
from partnerships.choices import BondStep, Circle, CommitteeState, Status
from partnerships.models import BondDate, Milestone
from tests.factories import (
    AwardFactory,
    CityFactory,
    CommitteeIndexFactory,
    EventFactory,
    FundingProgrammeFactory,
    NewsFactory,
    ProjectFactory,
)

from .pages import facts_of, headings_of, text_of


def test_a_city_shows_its_bond_at_a_glance(read, cities):
    city = CityFactory(
        parent=cities,
        title="Nowotscherkassk",
        native_name="Новочеркасск",
        native_language="ru",
        country="RU",
        population=168746,
        population_date="2010-10-14",
        status=Status.SUSPENDED,
        status_note="Die Partnerschaft ruht vorerst.",
        predecessor="Letmathe",
        bond_dates=[BondDate(kind=BondStep.SIGNING, date="1990-06-12")],
        validity_wording="zunächst für drei Jahre vereinbart",
    )
    html = read(city.url)
    assert facts_of(html) == {
        "Name vor Ort": "Новочеркасск",
        "Land": "Russland",
        "Entfernung": "rund 130 km Luftlinie von Iserlohn",
        "Einwohnerzahl": "168.746 (Stand: 14. Oktober 2010 )",
        "Verbindung": "Partnerschaft",
        "Stand": "ausgesetzt",
        "Begründet von": "Letmathe",
        "Unterzeichnung": "12. Juni 1990",
        "Vereinbart": "zunächst für drei Jahre vereinbart",
    }
    assert html.select_one('[lang="ru"]').get_text(strip=True) == "Новочеркасск"
    assert "Die Partnerschaft ruht vorerst." in text_of(html.select_one(".notice"))


def test_a_number_of_people_without_a_date_is_not_shown(read, cities):
    city = CityFactory(parent=cities, population=73140)
    assert "Einwohnerzahl" not in facts_of(read(city.url))


def test_the_cities_are_counted_in_words_without_the_further_friends(read, cities):
    for number in range(9):
        CityFactory(parent=cities, title=f"Partnerin {number}")
    CityFactory(parent=cities, title="Ternopil", circle=Circle.FURTHER)
    headings = headings_of(read(cities.url))
    assert "Neun Partner- und Freundschaftsstädte" in headings
    assert headings.index("Weitere Freunde") == headings.index("Ternopil") - 1


def test_a_city_asks_for_no_questions_where_no_page_answers_them(read, cities):
    assert not read(CityFactory(parent=cities).url).select(".page-header a")


def test_a_city_lists_what_has_to_do_with_it(read, cities, events, projects, awards, news, funding):
    city = CityFactory(parent=cities, title="Chorzów")
    EventFactory(
        parent=events,
        title="Festwochenende",
        date="2014",
        partners=[EventPartner(city=city, role=PartnerRole.TOOK_PART)],
    )
    project = ProjectFactory(parent=projects, title="Inklusion")
    project.partners.create(city=city)
    project.save_revision().publish()
    AwardFactory(parent=awards, title="Erster Preis", cities=[city])
    AwardFactory(
        parent=awards,
        title="Europaschule",
        cities=[city],
        holder=Holder.OTHER,
        holder_name="Gesamtschule",
    )
    NewsFactory(parent=news, title="Besuch im Mai", cities=[city])
    FundingProgrammeFactory(parent=funding, title="CERV", cities=[city])
    html = read(city.url)
    assert {
        "Festwochenende",
        "Inklusion",
        "Erster Preis",
        "Europaschule",
        "Besuch im Mai",
        "CERV",
    } <= set(headings_of(html))
    assert "Verliehen an: Gesamtschule" in text_of(html)


def test_a_milestone_leads_to_the_page_that_tells_it(read, cities, events):
    event = EventFactory(parent=events, title="Bürgerreise", date="2014-09-13")
    draft = EventFactory(parent=events, title="Geplant", date="2015", live=False)
    city = CityFactory(
        parent=cities,
        milestones=[
            Milestone(date="2014-09-13", text="Bürgerreise nach Almelo", told_on=event),
            Milestone(date="2015", text="Noch nicht erzählt", told_on=draft),
        ],
    )
    lines = read(city.url).select(".timeline li")
    assert lines[0].a["href"] == event.url
    assert lines[0].time["datetime"] == "2014-09-13"
    assert lines[1].a is None


@pytest.fixture
def office_role(home):
    return ContactRole.objects.create(title="Europabüro", phone="02371 217-0", locale=home.locale)


def test_everybody_finds_whom_to_ask_to_join(read, home, cities, office_role):
    CityFactory(parent=cities, title="Almelo", committee_state=CommitteeState.EXISTS)
    CityFactory(parent=cities, title="Biel")
    page = CommitteeIndexFactory(parent=home, contact=office_role)
    html = read(page.url)
    assert headings_of(html)[:5] == [
        "Mitmachen",
        "Die Komitees",
        "Almelo",
        "Weitere Städte",
        "Biel",
    ]
    for section in html.main.select("section.section"):
        assert section.select_one('a[href="tel:+4923712170"]')


def test_only_a_committee_with_a_contact_of_its_own_names_it(read, home, cities, office_role):
    own = ContactRole.objects.create(
        title="Komitee Almelo", phone="02371 217-9", locale=home.locale
    )
    fields = {"parent": cities, "committee_state": CommitteeState.EXISTS, "contact": office_role}
    CityFactory(title="Almelo", committee_contact=own, **fields)
    CityFactory(title="Chorzów", **fields)
    html = read(CommitteeIndexFactory(parent=home, contact=office_role).url)
    almelo, chorzow = html.main.select(".committee-card")
    assert almelo.select_one('a[href^="tel:"]')["href"] == "tel:+4923712179"
    assert not chorzow.select('a[href^="tel:"]')
