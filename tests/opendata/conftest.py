"""A small site whose data are known."""

import datetime

import pytest

from awards.choices import Holder
from events.choices import DateStatus, Evidence, PartnerRole
from events.models import EventDate, EventPartner
from iserlohn_europa.projects.models import ProjectFunding, ProjectPartner
from partnerships.choices import BondStep, CommitteeState, Status
from partnerships.models import BondDate
from tests import factories

SECRET = "Erika Beispielfrau"


def fill(home):
    cities = factories.CityIndexFactory(parent=home)
    events = factories.EventIndexFactory(parent=home)
    awards = factories.AwardIndexFactory(parent=home)
    projects = factories.ProjectIndexFactory(parent=home)
    chorzow = factories.CityFactory(
        parent=cities,
        title="Chorzów",
        native_language="pl",
        country="PL",
        latitude="50.3",
        longitude="18.95",
        population=105000,
        population_date="2023",
        website="https://www.chorzow.eu/",
        status=Status.DORMANT,
        committee_state=CommitteeState.EXISTS,
        committee_text=SECRET,
        teaser="Eine Stadt in Oberschlesien.",
        bond_dates=[
            BondDate(kind=BondStep.CONTACT, date="1999"),
            BondDate(kind=BondStep.SIGNING, date="2004-09-25", evidence_source=SECRET),
        ],
    )
    factories.CityFactory(parent=cities, title="=Almelo", longitude="-6.6667", population=7)
    partners = [{"city": chorzow, "role": PartnerRole.HOST}]
    factories.EventFactory(
        parent=events,
        title="Europafest",
        organiser=SECRET,
        place_name="Rathaus",
        place_address="Schillerplatz 7\n58636 Iserlohn",
        latitude="51.3746",
        longitude="7.6946",
        audiences=("alle", "kinder"),
        partners=[EventPartner(**each) for each in partners],
        dates=[
            EventDate(starts_on=datetime.date(2026, 5, 9), start_time=datetime.time(18, 30)),
            EventDate(starts_on=datetime.date(2026, 5, 10), status=DateStatus.CANCELLED),
        ],
    )
    factories.EventFactory(
        parent=events, title="Konferenz", date="2007-12", evidence=Evidence.TOOK_PLACE
    )
    award = factories.AwardFactory(parent=awards, title="Europaaktive Kommune", cities=[chorzow])
    factories.AwardFactory(
        parent=awards, title="Preis", holder=Holder.OTHER, holder_name=SECRET, renewed_by=award
    )
    factories.ProjectFactory(
        parent=projects,
        title="Brücken",
        begins="2005/2006",
        funding=[ProjectFunding(level="eu", programme="Erasmus+")],
        partners=[ProjectPartner(city=chorzow), ProjectPartner(name="Volkshochschule")],
    )
    hidden = {"title": "Entwurf", "live": False}
    factories.CityFactory(parent=cities, **hidden)
    factories.EventFactory(parent=events, date="2026", **hidden)
    factories.AwardFactory(parent=awards, **hidden)
    factories.ProjectFactory(parent=projects, **hidden)
    return home


@pytest.fixture(scope="module")
def _small_site(_home, for_the_module):
    return for_the_module(lambda: fill(_home))


@pytest.fixture
def small_site(_small_site, home):
    """Two cities, two events with three dates, two awards, a project, and a draft of each."""
    return home
