import pytest

from iserlohn_europa.core.dates import PartialDate
from partnerships.choices import BondStep, Status
from partnerships.models import BondDate
from tests.factories import CityFactory, CityIndexFactory


@pytest.fixture
def city_with(home):
    """A function that makes a city with those steps of its bond."""
    index = CityIndexFactory(parent=home)

    def build(*steps, **fields):
        dates = [BondDate(kind=kind, date=date) for kind, date in steps]
        return CityFactory(parent=index, bond_dates=dates, **fields)

    return build


def test_the_years_of_a_bond_count_from_the_signing(city_with):
    city = city_with((BondStep.CONTACT, "1964"), (BondStep.SIGNING, "1966"))
    assert city.since == PartialDate("1966")


def test_without_a_signing_the_known_beginning_counts(city_with):
    assert city_with((BondStep.BEGINNING, "1954")).since == PartialDate("1954")


def test_a_first_contact_alone_is_no_beginning(city_with):
    assert city_with((BondStep.CONTACT, "1964")).since is None


def test_a_decision_alone_shows_the_year_and_not_the_day(city_with):
    city = city_with((BondStep.DECISION, "2004-02-17"))
    assert city.since == PartialDate("2004-02-17")
    assert city.since_shown == PartialDate("2004")


def test_steps_stand_in_the_order_of_time(city_with):
    city = city_with((BondStep.SIGNING, "1991-10-29"), (BondStep.CONTACT, "1990"))
    assert [step.kind for step in city.steps] == [BondStep.CONTACT, BondStep.SIGNING]


@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.ENDED])
def test_a_suspended_bond_is_not_celebrated(city_with, status):
    assert not city_with(status=status).is_celebrated


def test_a_dormant_bond_is_celebrated_though_it_sleeps(city_with):
    city = city_with(status=Status.DORMANT)
    assert city.is_celebrated and city.is_asleep
