"""The address of a page: made from its title, with German letters spelled out."""

import json

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from iserlohn_europa.core.forms import BasePageForm
from iserlohn_europa.office.models import StandardPage
from tests.admin.forms import page_form

TITLES = [
    ("Grüße aus Nyíregyháza", "gruesse-aus-nyiregyhaza"),
    ("Ältere Städte", "aeltere-staedte"),
    ("Österreich & Łódź", "oesterreich-odz"),
]


@pytest.mark.parametrize(("title", "slug"), TITLES)
def test_a_page_without_an_address_gets_one_from_its_title(home, title, slug):
    page = home.add_child(instance=StandardPage(title=title))
    assert page.slug == slug


def test_a_second_page_of_that_title_gets_a_number(home):
    home.add_child(instance=StandardPage(title="Grüße"))
    assert home.add_child(instance=StandardPage(title="Grüße")).slug == "gruesse-2"


def test_an_address_typed_with_umlauts_is_spelled_out(home, approver):
    url = reverse("wagtailadmin_pages:add", args=["office", "standardpage", home.pk])
    response = approver.post(url, page_form(StandardPage, title="Grüße", slug="grüße"))
    assert response.status_code == 302
    assert StandardPage.objects.get().slug == "gruesse"


@pytest.mark.parametrize("title", ["Grüße", "ä" * 255])
def test_whoever_sends_the_form_before_it_has_an_address_gets_a_free_one(home, approver, title):
    url = reverse("wagtailadmin_pages:add", args=["office", "standardpage", home.pk])
    for _ in range(2):
        response = approver.post(url, page_form(StandardPage, title=title, slug=""))
        assert response.status_code == 302
    first, second = StandardPage.objects.order_by("path")
    assert first.slug.startswith(("gruesse", "aeae"))
    assert second.slug == f"{first.slug}-2"


def test_a_title_that_gives_no_address_is_asked_for_one(home, approver):
    url = reverse("wagtailadmin_pages:add", args=["office", "standardpage", home.pk])
    response = approver.post(url, page_form(StandardPage, title="???", slug=""))
    assertContains(response, "Dieses Feld muss ausgefüllt werden.")
    assert not StandardPage.objects.exists()


def test_the_browser_spells_them_out_as_the_server_does(home):
    """What Wagtail's script is told: no letters but a to z, and what to replace before."""
    form = StandardPage.get_edit_handler().get_form_class()(instance=StandardPage())
    assert isinstance(form, BasePageForm)
    attributes = form.fields["slug"].widget.attrs
    assert attributes["data-w-slug-allow-unicode-value"] is False
    rules = json.loads(attributes["data-w-slug-formatters-value"])
    assert rules == [
        [["ä", "giu"], "ae"],
        [["ö", "giu"], "oe"],
        [["ü", "giu"], "ue"],
        [["ß", "giu"], "ss"],
    ]
