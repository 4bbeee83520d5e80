"""What a committee finds in the admin is what it may edit, wherever it searches."""

import pytest
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import CityFactory

pytestmark = pytest.mark.indexed


@pytest.fixture
def volunteer(roles, sections):
    """Somebody of the committee of Almelo, where another city is a draft."""
    cities = sections["partnerstaedte"]
    CityFactory(parent=cities, title="Almelo am Kanal")
    CityFactory(parent=cities, title="Laventie am Kanal", live=False)
    return signed_in("ehrenamt", "Komitee Almelo am Kanal")


@pytest.mark.parametrize("address", ["/admin/pages/search/", "/admin/partnerstaedte/"])
def test_a_search_finds_their_city_and_no_other(volunteer, editor, address):
    def found(client):
        pages = client.get(address, {"q": "Kanal"}).context_data["object_list"]
        return sorted(page.title for page in pages if "Kanal" in page.title)

    assert found(volunteer) == ["Almelo am Kanal"]
    assert found(editor) == ["Almelo am Kanal", "Laventie am Kanal"]


def test_a_search_for_a_link_finds_no_draft_of_others(volunteer, editor):
    def found(client):
        response = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "Kanal"})
        return sorted(
            page.title for page in response.context_data["pages"] if "Kanal" in page.title
        )

    assert found(volunteer) == ["Almelo am Kanal"]
    assert found(editor) == ["Almelo am Kanal", "Laventie am Kanal"]
