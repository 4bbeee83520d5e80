"""The language of an answer is that of its address."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from iserlohn_europa import failures
from iserlohn_europa.languages.addresses import language_of
from tests.factories import StandardPageFactory

EVERYBODY_WANTS_FRENCH = {"Accept-Language": "fr"}


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "de"),
        ("/en/", "en"),
        ("/en", "en"),
        ("/english/", "de"),
        ("/partnerstaedte/en/", "de"),
        ("/leichte-sprache/kontakt/", "de-simple"),
        ("/de-simple/", "de"),
        ("/de/", "de"),
        ("//en/", "de"),
        ("", "de"),
    ],
)
def test_the_first_part_of_an_address_says_its_language(path, language):
    assert language_of(path) == language


@pytest.mark.parametrize(("language", "address"), [("de", "/almelo/"), ("en", "/en/almelo/")])
def test_a_page_has_an_address_in_each_language(language, address):
    with translation.override(language):
        assert reverse("wagtail_serve", args=["almelo/"]) == address


def test_easy_german_has_an_address_that_people_can_read(home, client):
    easy = home.copy_for_translation(Locale.objects.create(language_code="de-simple"))
    easy.save_revision().publish()
    assert easy.get_url() == "/leichte-sprache/"
    response = client.get("/leichte-sprache/")
    assert response["Content-Language"] == "de-simple"
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "de-simple"
    assert client.get("/leichte-sprache")["Location"] == "/leichte-sprache/"
    assert client.get("/de-simple/").status_code == 404


def test_no_browser_and_no_cookie_changes_the_language(home, client):
    client.cookies["django_language"] = "fr"
    response = client.get("/", headers=EVERYBODY_WANTS_FRENCH)
    assert response["Content-Language"] == "de"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.parametrize("slug", ["leichte-sprache", "de-simple", "en"])
def test_no_page_takes_the_address_of_a_language(home, slug):
    page = StandardPageFactory.build(title="Seite", slug=slug, locale=home.locale)
    with pytest.raises(ValidationError) as refused:
        home.add_child(instance=page)
    assert "slug" in refused.value.message_dict


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (failures.bad_request, 400),
        (failures.permission_denied, 403),
        (failures.page_not_found, 404),
        (failures.server_error, 500),
    ],
)
def test_a_failure_speaks_the_language_of_the_address(db, failure, status):
    """Though another language may be active, as the request was refused too early."""
    response = failure(RequestFactory().get("/leichte-sprache/x/"))
    html = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert html.html["lang"] == "de-simple"


def test_a_failure_leads_home_in_its_language(db):
    html = failures.bad_request(RequestFactory().get("/fr/x/")).content.decode()
    assert 'href="/fr/"' in html
