"""The number of queries does not grow with the number of pages."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.choices import PartnerRole
from events.models import EventDate, EventPartner
from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.projects.models import ProjectFunding, ProjectPartner
from partnerships.choices import BondStep, CommitteeState
from partnerships.models import BondDate, Milestone
from tests import factories

DAY = datetime.date(2026, 5, 6)


@pytest.fixture
def villages(home):
    """A function that fills the site: so many cities with their roles, events, awards, projects."""
    topic = Topic.objects.create(title="Schule", locale=home.locale)
    parents = {
        name: getattr(factories, name)(parent=home)
        for name in (
            "CityIndexFactory",
            "EventIndexFactory",
            "AwardIndexFactory",
            "ProjectIndexFactory",
            "NewsIndexFactory",
            "FundingIndexFactory",
            "ChronicleFactory",
            "AnniversariesFactory",
            "CommitteeIndexFactory",
            "OpenDataFactory",
        )
    }
    topics = factories.TopicIndexFactory(parent=home)
    factories.TopicPageFactory(parent=topics, topic=topic)

    def build(number: int):
        for count in range(number):
            role = ContactRole.objects.create(title=f"Rolle {count}", locale=home.locale)
            city = factories.CityFactory(
                contact=role,
                committee_contact=role if count % 2 else None,
                parent=parents["CityIndexFactory"],
                topics=[topic],
                committee_state=CommitteeState.EXISTS,
                bond_dates=[
                    BondDate(kind=BondStep.CONTACT, date=f"{1945 + count}"),
                    BondDate(kind=BondStep.SIGNING, date=f"{1950 + count}-05-06"),
                ],
                milestones=[Milestone(date="2015", text="Feier", locale=home.locale)],
            )
            partner = {"city": city, "role": PartnerRole.HOST}
            for day in (DAY, datetime.date(2099, 1, 1)):
                factories.EventFactory(
                    parent=parents["EventIndexFactory"],
                    topics=[topic],
                    dates=[EventDate(starts_on=day), EventDate(starts_on=day)],
                    partners=[EventPartner(**partner)],
                    is_worth_remembering=True,
                )
            factories.AwardFactory(parent=parents["AwardIndexFactory"], cities=[city])
            programme = factories.FundingProgrammeFactory(
                parent=parents["FundingIndexFactory"], cities=[city]
            )
            factories.ProjectFactory(
                parent=parents["ProjectIndexFactory"],
                begins="2012",
                topics=[topic],
                partners=[ProjectPartner(city=city)],
                funding=[ProjectFunding(level="eu", programme_page=programme)],
            )
            factories.NewsFactory(parent=parents["NewsIndexFactory"], topics=[topic], cities=[city])

    return build


def queries_of(client, address) -> int:
    client.get(address)  # what is cached for all readers is asked once
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


LISTS = [
    "/",
    "/partnerstaedte/",
    "/veranstaltungen/",
    "/auszeichnungen/",
    "/projekte/",
    "/aktuelles/",
    "/foerderung/",
    "/chronik/",
    "/jubilaeen/",
    "/jubilaeen/kalender.ics",
    "/mitmachen/",
    "/themen/schule/",
    "/offene-daten/",
    "/daten/partnerstaedte.json",
    "/daten/veranstaltungen.csv",
    "/daten/projekte.csv",
    "/daten/auszeichnungen.csv",
]


def test_a_list_asks_the_database_as_often_for_ten_children_as_for_one(villages, client):
    villages(1)
    few = {address: queries_of(client, address) for address in LISTS}
    villages(9)
    many = {address: queries_of(client, address) for address in LISTS}
    assert many == few


@pytest.fixture
def translated_villages(home, english):
    """A function that adds so many cities with their committees, in two languages."""
    parents = [
        factories.CityIndexFactory(parent=home),
        factories.CommitteeIndexFactory(parent=home),
    ]
    for page in parents:
        page.copy_for_translation(english, copy_parents=True).save_revision().publish()

    def build(number: int):
        for _count in range(number):
            role = ContactRole.objects.create(title="Rolle", locale=home.locale)
            role.copy_for_translation(english).save()
            city = factories.CityFactory(
                parent=parents[0],
                contact=role,
                committee_contact=role,
                committee_state=CommitteeState.EXISTS,
            )
            city.copy_for_translation(english).save_revision().publish()

    return build


def test_a_translated_list_asks_as_often_for_three_cities_as_for_one(translated_villages, client):
    translated_villages(1)
    few = queries_of(client, "/en/mitmachen/")
    translated_villages(2)
    assert queries_of(client, "/en/mitmachen/") == few


IN_ENGLISH = ["/en/", "/en/chronik/", "/en/jubilaeen/"]


@pytest.fixture
def translated_past(home, english):
    """A function that adds so many events and awards of the past, in two languages."""
    parents = [
        getattr(factories, name)(parent=home)
        for name in (
            "EventIndexFactory",
            "AwardIndexFactory",
            "ChronicleFactory",
            "AnniversariesFactory",
        )
    ]
    for page in parents:
        page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    events, awards, _chronicle, _anniversaries = parents

    def build(number: int):
        for _count in range(number):
            event = factories.EventFactory(
                parent=events,
                dates=[EventDate(starts_on=datetime.date(2007, 12, 7))],
                is_worth_remembering=True,
            )
            award = factories.AwardFactory(parent=awards, told_on=event)
            for page in (event, award):
                page.copy_for_translation(english).save_revision().publish()

    return build


def test_what_a_translated_page_tells_of_the_past_is_asked_for_at_once(translated_past, client):
    translated_past(1)
    few = {address: queries_of(client, address) for address in IN_ENGLISH}
    translated_past(2)
    many = {address: queries_of(client, address) for address in IN_ENGLISH}
    assert many == few
