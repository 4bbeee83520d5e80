"""A language without pages of its own does not show German pages at its address."""

import pytest


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
