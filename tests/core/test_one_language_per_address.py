"""A language without pages of its own does not show German pages at its address."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.factories import StandardPageFactory


def test_a_german_page_is_served_at_its_own_address(client, home):
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("address", ["/fr/", "/en/"])
def test_a_language_without_pages_leads_to_the_german_page(client, home, english, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.url == "/"


def test_a_translated_page_is_served_at_the_address_of_its_language(client, home, english):
    translation = home.copy_for_translation(english)
    translation.save_revision().publish()
    response = client.get("/en/")
    assert response.status_code == 200
    assert "en" in response["Content-Language"]
    assert client.get("/").status_code == 200


def test_an_unpublished_translation_leads_to_the_german_page(client, home, english):
    home.copy_for_translation(english)
    response = client.get("/en/")
    assert (response.status_code, response.url) == (302, "/")


@pytest.fixture
def english_home(home, english):
    translation = home.copy_for_translation(english)
    translation.save_revision().publish()
    return translation


def test_a_german_page_below_an_english_one_is_not_found_at_its_address(client, english_home, home):
    page = StandardPageFactory(parent=english_home, slug="verirrt", locale=home.locale)
    assert page.get_url() == "/en/verirrt/"
    assert client.get("/en/verirrt/").status_code == 404


@pytest.mark.parametrize("way", ["publish_copies", "alias"])
def test_neither_copy_nor_alias_comes_below_a_page_in_another_language(
    approver, english_home, home, way
):
    page = StandardPageFactory(parent=home, slug="besuch")
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    wanted = {"new_title": "Besuch", "new_slug": "kopie", way: "on"}
    form = approver.post(url, wanted | {"new_parent_page": english_home.pk}).context_data["form"]
    assert "Sprache ihres Originals" in form.errors["new_parent_page"][0]
    assert not Page.objects.filter(slug="kopie").exists()
    assert approver.post(url, wanted | {"new_parent_page": home.pk}).status_code == 302
    assert Page.objects.get(slug="kopie").locale == home.locale
