"""A page behind a login is told nowhere."""

import datetime

import pytest
from wagtail.models import PageViewRestriction

from events.choices import PartnerRole
from events.models import EventDate, EventPartner
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
    text = text.replace('value="Geheimstadt"', "").replace("„Geheimstadt“", "")
    assert "Geheimstadt" not in text


def test_a_private_page_asks_for_a_login(private_city, client):
    assert client.get(private_city.url).status_code == 302
