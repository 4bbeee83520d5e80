"""A page behind a login is told nowhere."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageViewRestriction

from events.choices import PartnerRole
from events.models import EventDate, EventPartner
from iserlohn_europa.office.models import StandardPage
from partnerships.choices import BondStep
from partnerships.models import BondDate, Milestone
from tests import factories

PLACES = ["/", "/partnerstaedte/", "/chronik/", "/suche/?query=Geheimstadt", "/sitemap.xml"]


@pytest.fixture
def private_city(home):
    factories.ChronicleFactory(parent=home)
    factories.SearchFactory(parent=home)
    city = factories.CityFactory(
        parent=factories.CityIndexFactory(parent=home),
        title="Geheimstadt",
        bond_dates=[BondDate(kind=BondStep.SIGNING, date="2016")],
        milestones=[Milestone(date="2021", text="Treffen mit Geheimstadt", locale=home.locale)],
    )
    event = factories.EventFactory(
        parent=factories.EventIndexFactory(parent=home),
        title="Besuch in Geheimstadt",
        dates=[EventDate(starts_on=datetime.date(2021, 5, 6))],
        partners=[EventPartner(city=city, role=PartnerRole.HOST)],
    )
    for page in (city, event):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return city


@pytest.mark.parametrize("address", PLACES)
def test_a_private_page_is_mentioned_nowhere(private_city, client, address):
    text = client.get(address).content.decode().replace("query=Geheimstadt", "")
    for echo in ('value="Geheimstadt"', "„Geheimstadt“", "Suche: Geheimstadt"):
        text = text.replace(echo, "")
    assert "Geheimstadt" not in text


def test_no_card_in_a_story_leads_to_a_private_page_or_a_draft(private_city, home, client):
    draft = factories.StandardPageFactory(parent=home, title="Entwurf", slug="entwurf", live=False)
    index = factories.AwardIndexFactory(parent=home)
    links = [{"page": page.pk} for page in (private_city, draft, index)]
    teller = factories.StandardPageFactory(
        parent=home, story=json.dumps([{"type": "link_cards", "value": {"links": links}}])
    )
    cards = BeautifulSoup(client.get(teller.url).content, "html.parser").select(".link-cards li")
    assert [card.get_text(strip=True) for card in cards] == ["Auszeichnungen"]


def test_a_private_page_asks_for_a_login(private_city, client):
    assert client.get(private_city.url).status_code == 302


def test_what_stands_below_a_private_page_is_private_and_its_neighbour_is_not(home):
    index = factories.StandardPageFactory(parent=home, title="Intern", slug="intern")
    below = factories.StandardPageFactory(parent=index, title="Protokoll", slug="protokoll")
    neighbour = factories.StandardPageFactory(parent=home, title="Offen", slug="offen")
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    pages = StandardPage.objects.filter(pk__in=[index.pk, below.pk, neighbour.pk])
    assert list(pages.public()) == [neighbour]
    assert set(pages.public()) == set(Page.objects.public().type(StandardPage).specific()) & set(
        pages
    )
