"""From a German page, staff begin its easy version, or go on with the one there is."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale, Page, PageLogEntry

from iserlohn_europa.easy.choices import EASY_GERMAN
from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.easy.writing import easy_parent, easy_version
from partnerships.models import PartnerCityIndexPage, PartnerCityPage
from tests.factories import CityFactory, CityIndexFactory, EasyPageFactory


@pytest.fixture(scope="module")
def _city(_home, for_the_module):
    return for_the_module(
        lambda: CityFactory(parent=CityIndexFactory(parent=_home), title="Almelo", slug="almelo")
    )


@pytest.fixture
def city(_city, home):
    return PartnerCityPage.objects.get()


@pytest.fixture
def easy_home(city):
    return EasyPageFactory(parent=Page.get_first_root_node(), slug="startseite-leicht")


def address(page) -> str:
    return reverse("write-easily", args=[page.pk])


def test_looking_makes_nothing(city, easy_home, editor):
    response = editor.get(address(city))
    assert "noch keine in Leichter Sprache" in response.content.decode()
    assert easy_version(city) is None


def test_an_editor_begins_an_empty_draft_that_belongs_to_the_page(city, easy_home, editor):
    response = editor.post(address(city))
    page = easy_version(city)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.slug, page.live) == ("Almelo", "almelo", False)
    assert page.locale.language_code == EASY_GERMAN and not page.story
    assert page.owner == editor.user
    (entry,) = PageLogEntry.objects.filter(page=page.pk)
    assert (entry.action, entry.user) == ("wagtail.create", editor.user)


def test_it_stands_below_the_easy_version_of_the_nearest_page_above(city, easy_home):
    assert easy_parent(city) == easy_home
    index = PartnerCityIndexPage.objects.get()
    easy_index = EasyPageFactory(parent=easy_home, translation_key=index.translation_key)
    assert easy_parent(city) == easy_index


def test_an_address_that_is_taken_gets_a_number(city, easy_home, editor):
    EasyPageFactory(parent=easy_home, slug="almelo")
    editor.post(address(city))
    assert easy_version(city).slug == "almelo-1"


def test_what_has_been_begun_is_opened(city, easy_home, editor):
    page = EasyPageFactory(parent=easy_home, translation_key=city.translation_key, live=False)
    for response in (editor.get(address(city)), editor.post(address(city))):
        assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert EasyPage.objects.filter(translation_key=city.translation_key).count() == 1


def test_without_a_home_in_easy_german_it_says_what_is_missing(city, editor):
    for response in (editor.get(address(city)), editor.post(address(city))):
        assert "noch keine Startseite in Leichter Sprache" in response.content.decode()
    assert not EasyPage.objects.exists()


def test_home_itself_begins_at_the_root(city, home, superuser, editor):
    assert editor.post(address(home)).status_code in {302, 403}
    superuser.post(address(home))
    page = easy_version(home)
    assert page is None or page.get_parent().is_root()
    assert page is not None


def test_only_of_a_german_page(easy_home, superuser):
    assert superuser.get(address(easy_home)).status_code == 404
    assert superuser.get(address(Page.get_first_root_node())).status_code == 404


# --- Buttons


def buttons(client, page) -> list[str]:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    html = BeautifulSoup(response.content, "html.parser")
    return [" ".join(link.get_text(" ").split()) for link in html.select("a")]


def test_a_german_page_offers_it_and_then_leads_there(city, easy_home, editor):
    assert "In Leichter Sprache schreiben" in buttons(editor, city)
    page = EasyPageFactory(parent=easy_home, translation_key=city.translation_key)
    assert "Leichte Sprache bearbeiten" in buttons(editor, city)
    assert "Deutsche Seite öffnen" in buttons(editor, page)


# --- What is no translation


def test_nobody_is_offered_to_translate_into_or_from_easy_german(city, easy_home, superuser):
    english = Locale.objects.create(language_code="en")
    for page in (city, easy_home):
        # Whoever asks for an easy page by its number is shown its German page.
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        html = BeautifulSoup(superuser.get(address).content, "html.parser")
        offered = [box["value"] for box in html.select("input[name=locales]")]
        assert offered == [str(english.pk)]
    assert "Diese Seite übersetzen" not in buttons(superuser, easy_home)
    assert "Diese Seite übersetzen" in buttons(superuser, city)
