"""The number of queries does not grow with the number of pages."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from events.choices import PartnerRole
from events.models import EventDate, EventPartner
from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.projects.models import ProjectFunding, ProjectPartner
from iserlohn_europa.remembered import LENT
from partnerships.choices import BondStep, CommitteeState
from partnerships.models import BondDate, Milestone
from tests import factories
from tests.admin.menu import lists_of_the_menu

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
    lent = {LENT: {}}
    client.get(address, **lent)  # what all pages show alike is asked once for each state
    return queries_of_the_next(client, address, lent)


def queries_of_the_next(client, address, lent: dict) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, follow=True, **lent).status_code == 200
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
    "/veranstaltungen/kalender.ics",
    "/veranstaltungen/kalender.ics?ab=heute",
    "/sitemap.xml",
]


# What everybody is promised, once another page of the same state has been drawn.
MOST_QUERIES = 20


def test_a_list_asks_the_database_as_often_for_ten_children_as_for_one(villages, client):
    villages(1)
    few = {address: queries_of(client, address) for address in LISTS}
    villages(9)
    many = {address: queries_of(client, address) for address in LISTS}
    assert many == few
    assert {address: asked for address, asked in many.items() if asked > MOST_QUERIES} == {}


@pytest.fixture
def in_english(home, english):
    """A function that translates every page that is not translated yet."""

    def translate():
        for page in Page.objects.descendant_of(home).order_by("path").specific():
            if page.get_translation_or_none(english) is None:
                copy = page.copy_for_translation(english, copy_parents=True)
                copy.alias_of = None
                copy.save_revision().publish()
        Page.objects.filter(locale=english).update(alias_of=None)

    return translate


def test_a_list_in_english_asks_as_often_for_four_children_as_for_one(villages, in_english, client):
    villages(1)
    in_english()
    lists = [address for address in LISTS if "." not in address]
    few = {address: queries_of(client, f"/en{address}") for address in lists}
    villages(3)
    in_english()
    many = {address: queries_of(client, f"/en{address}") for address in lists}
    assert many == few
    assert {address: asked for address, asked in many.items() if asked > MOST_QUERIES} == {}


# wagtail-localize asks twice for each role that is shown, and a page shows twenty.
ASKED_FOR_EACH_ROLE = "Europabüro: Ansprechstellen"


def test_every_list_of_staff_asks_as_often_for_ten_pages_of_a_kind_as_for_two(villages, superuser):
    menu = lists_of_the_menu(superuser.user)
    lists = [address for name, address in menu.items() if name != ASKED_FOR_EACH_ROLE]

    def asked_by_each_list() -> dict[str, int]:
        lent = {LENT: {}}
        superuser.get(lists[0], **lent)
        return {address: queries_of_the_next(superuser, address, lent) for address in lists}

    villages(2)
    few = asked_by_each_list()
    villages(8)
    many = asked_by_each_list()
    more = {
        address: (few[address], asked) for address, asked in many.items() if asked > few[address]
    }
    assert not more


def test_the_first_screen_asks_as_often_for_ten_pages_of_a_kind_as_for_two(villages, superuser):
    def after_a_change() -> int:
        superuser.get("/admin/")
        factories.StandardPageFactory(parent=Page.objects.get(depth=2, live=True), slug="neu")
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            superuser.get("/admin/")
        Page.objects.get(slug="neu").delete()
        return len(captured)

    villages(2)
    few = after_a_change()
    villages(8)
    assert after_a_change() == few


@pytest.fixture
def city_with(home):
    """A function that adds so many events, awards, projects and news of one city to the site."""
    parents = [
        getattr(factories, name)(parent=home)
        for name in (
            "EventIndexFactory",
            "AwardIndexFactory",
            "ProjectIndexFactory",
            "NewsIndexFactory",
            "FundingIndexFactory",
            "ChronicleFactory",
        )
    ]
    events, awards, projects, news, funding, _chronicle = parents
    city = factories.CityFactory(
        parent=factories.CityIndexFactory(parent=home),
        slug="stadt",
        contact=ContactRole.objects.create(title="Rolle", locale=home.locale),
        bond_dates=[BondDate(kind=BondStep.SIGNING, date="1950-05-06")],
        milestones=[Milestone(date="2015", text="Feier", locale=home.locale)],
    )

    def build(number: int):
        for _count in range(number):
            for day in (DAY, datetime.date(2099, 1, 1)):
                factories.EventFactory(
                    parent=events,
                    dates=[EventDate(starts_on=day)],
                    partners=[EventPartner(city=city, role=PartnerRole.HOST)],
                )
            factories.AwardFactory(parent=awards, cities=[city])
            factories.ProjectFactory(
                parent=projects, begins="2012", partners=[ProjectPartner(city=city)]
            )
            factories.NewsFactory(parent=news, cities=[city])
            factories.FundingProgrammeFactory(parent=funding, cities=[city])

    return build


def test_the_page_of_a_city_asks_as_often_for_ten_of_each_kind_as_for_one(city_with, client):
    city_with(1)
    few = queries_of(client, "/partnerstaedte/stadt/")
    city_with(9)
    assert queries_of(client, "/partnerstaedte/stadt/") == few
    assert few <= MOST_QUERIES


MOST_QUERIES_OF_A_TEXT = 6


@pytest.fixture
def text_with_cards(home):
    """A function that makes a page of text with so many cards that lead on, and its address."""
    cities = factories.CityIndexFactory(parent=home)
    role = ContactRole.objects.create(title="Rolle", locale=home.locale)

    def build(number: int) -> str:
        linked = [factories.CityFactory(parent=cities) for _count in range(number)]
        cards = {"links": [{"page": city, "text": "Mehr dazu"} for city in linked]}
        story = [("text", "<p>Wort.</p>" * 100), ("link_cards", cards)]
        page = factories.StandardPageFactory(
            parent=home, slug=f"text-{number}", contact=role, story=story
        )
        return page.url

    return build


def test_a_page_of_text_asks_seldom_however_many_cards_lead_on(text_with_cards, client):
    few = queries_of(client, text_with_cards(1))
    assert queries_of(client, text_with_cards(9)) == few
    assert few <= MOST_QUERIES_OF_A_TEXT


def test_every_partner_of_an_event_is_found_with_the_first(home, client):
    cities = factories.CityIndexFactory(parent=home)
    events = factories.EventIndexFactory(parent=home)

    def event_with(number: int):
        linked = [factories.CityFactory(parent=cities) for _count in range(number)]
        partners = [EventPartner(city=city, role=PartnerRole.HOST) for city in linked]
        return factories.EventFactory(parent=events, partners=partners)

    one, many = event_with(1), event_with(9)
    assert queries_of(client, many.url) == queries_of(client, one.url)


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
