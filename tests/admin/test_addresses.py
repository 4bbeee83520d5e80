"""Every address of the admin that needs no number, asked for by each role and by nobody."""

import pytest
from django.test import Client

from partnerships.models import CommitteeGroup
from tests import factories
from tests.conftest import signed_in
from tests.routes import IN_THE_ADMIN, PLACE, example, filled
from tests.undrawn import undrawn

ADDRESSES = [filled(route, example) for route in IN_THE_ADMIN]
LISTS = [f"/{route}" for route in IN_THE_ADMIN if not PLACE.search(route)]
# What a page to sign in needs, and the way back to a password.
FOR_EVERYBODY = ("/admin/login/", "/admin/password_reset/", "/admin/sprite/", "/admin/jsi18n/")
# Errors on purpose, the way out, and what answers only to what other pages send.
NOT_ASKED = ("/admin/failwhale/", "/admin/test404/", "/admin/logout/", "/admin/block-preview/")
# R Redaktion, F Freigabe, V Verwaltung, K a committee. The longest beginning of an address counts.
WHO = {
    "/admin/": "RFVK",
    "/admin/api/main/": "RFVK",
    "/admin/api/main/pages/find/": "",  # finds nothing where nothing is asked for
    "/admin/api/main/images/find/": "",
    "/admin/api/main/documents/find/": "",
    "/admin/zwei-faktor/app/entfernen/": "",  # nothing to remove yet
    "/admin/zwei-faktor/ersatzcodes/": "",
    "/admin/zwei-faktor/ersatzcodes/neu/": "RFVK",
    "/admin/collections/": "V",
    "/admin/workflows/": "V",
    "/admin/workflows/task_chooser/": "RFVK",
    "/admin/reports/": "RFV",
    "/admin/reports/locked/": "FV",
    "/admin/jubilaeen/": "RFV",
    "/admin/chronik-quellen/": "RFV",
    "/admin/protokoll/": "V",
    "/admin/suchen-ohne-ergebnis/": "RFV",
    "/admin/empfehlungen/": "RFV",
    "/admin/empfehlungen/new/": "FV",
    "/admin/localize/reports/": "RFV",
    "/admin/uebersetzungen/": "RFV",
    "/admin/redirects/": "V",
    "/admin/snippets/": "",  # each kind has its own entry in the menu
    "/admin/snippets/core/": "RFV",
    "/admin/snippets/core/contactrole/add/": "FV",
    "/admin/snippets/core/topic/add/": "FV",
    "/admin/snippets/choose/": "RFVK",
    "/admin/snippets/choose/core/contactrole/create/": "FV",
    "/admin/snippets/choose/core/topic/create/": "FV",
    "/admin/offene-fragen/": "RFV",
    "/admin/nachrichten/": "FV",
    "/admin/nachrichten/new/": "",
    "/admin/rueckmeldungen/": "FV",
    "/admin/rueckmeldungen/new/": "",
    "/admin/vorschlaege/": "FV",
    "/admin/vorschlaege/new/": "",
    "/admin/andere-schreibweisen/": "RFV",
    "/admin/andere-schreibweisen/new/": "FV",
    "/admin/locales/": "",
    "/admin/sites/": "V",
    "/admin/users/": "V",
    "/admin/groups/": "",
}


@pytest.fixture(scope="module")
def people(_home, _roles, for_the_module) -> dict[str, Client]:
    def make():
        cities = factories.CityIndexFactory(parent=_home)
        for factory in (factories.EventIndexFactory, factories.NewsIndexFactory):
            factory(parent=_home)
        city = factories.CityFactory(parent=cities, title="Almelo")
        city.save_revision().publish()
        committee = CommitteeGroup.objects.get(city=city).group
        return {
            "R": signed_in("R", "Redaktion"),
            "F": signed_in("F", "Freigabe"),
            "V": signed_in("V", "Verwaltung"),
            "K": signed_in("K", committee.name),
        }

    return for_the_module(make)


@pytest.fixture(autouse=True)
def _nothing_is_drawn(known_people):
    """Who gets an answer is decided before a page is drawn."""
    with undrawn():
        yield


def answers(client: Client, address: str) -> bool:
    """Whether somebody gets what is asked for, and is not led elsewhere."""
    response = client.get(address)
    client.cookies.pop(
        "messages", None
    )  # each refusal would add to it, and be read again and again
    led_away = response.status_code == 302 and (
        response.url == "/admin/" or response.url.startswith("/admin/login/")
    )
    return response.status_code not in {403, 404} and not led_away


@pytest.mark.django_db
def test_who_has_not_signed_in_is_asked_to_at_every_address(client):
    asked = [address for address in ADDRESSES if not address.startswith(FOR_EVERYBODY)]
    assert len(asked) > 250
    assert [
        address
        for address in asked
        if not client.get(address).headers.get("Location", "").startswith("/admin/login/")
    ] == []


@pytest.mark.django_db
def test_the_table_holds_for_every_role(people):
    found, wanted = {}, {}
    for address in LISTS:
        if not address.startswith((*FOR_EVERYBODY, *NOT_ASKED)):
            found[address] = "".join(who for who in people if answers(people[who], address))
            wanted[address] = WHO[max((each for each in WHO if address.startswith(each)), key=len)]
    assert found == wanted
