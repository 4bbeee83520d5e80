"""An editor meets no English word on the main screens of the admin."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page

from partnerships.models import PartnerCityPage
from tests.factories import CityFactory, EventFactory
from tests.sections import again

ENGLISH = re.compile(
    r"\b(the|of|to|is|are|you|your|this|for|with|by|from|not|and|or|add|delete|edit|save|view|"
    r"actions?|selected|locale|page|pages|search|choose|upload|publish|draft|dashboard|update|"
    r"settings|history|root|home|user|users|results?|site|source|target|key|tasks?|workflows?)\b",
    re.IGNORECASE,
)
# The migrations before the tests run in no language, and choosers keep the words of that moment.
CHOOSERS = re.compile(r"(Choose|Edit this)\b.* (Ansprechstelle|Thema)$|Edit this item$")
READ_ALOUD = ("title", "aria-label", "placeholder", "alt")
LISTS = [
    "/admin/",
    "/admin/hilfe/",
    "/admin/partnerstaedte/",
    "/admin/veranstaltungen/",
    "/admin/aktuelles/",
    "/admin/texte/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/snippets/core/contactrole/",
    "/admin/offene-fragen/",
    "/admin/nachrichten/",
    "/admin/rueckmeldungen/",
    "/admin/vorschlaege/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/pflege/",
    "/admin/jubilaeen/",
    "/admin/uebersetzungen/",
    "/admin/empfehlungen/",
    "/admin/empfehlungen/new/",
    "/admin/suchen-ohne-ergebnis/",
]
LISTS_OF_ADMINISTRATORS = [
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/sites/new/",
    "/admin/locales/",
    "/admin/redirects/",
    "/admin/redirects/add/",
    "/admin/collections/",
    "/admin/collections/add/",
    "/admin/workflows/list/",
    "/admin/workflows/add/",
    "/admin/workflows/tasks/index/",
    "/admin/protokoll/",
    "/admin/localize/reports/translations/",
]
OF_A_PAGE = ["edit", "history", "usage", "workflow_history", "copy", "delete", "unpublish"]


def words_on(page: BeautifulSoup) -> list[str]:
    """What people see on a screen or have read to them."""
    for hidden in page(["script", "style", "svg", "noscript", "template"]):
        hidden.decompose()
    spoken = [tag[name] for tag in page(True) for name in READ_ALOUD if tag.get(name)]
    buttons = [tag["value"] for tag in page.select("input[type=submit]") if tag.get("value")]
    return [*page.stripped_strings, *spoken, *buttons]


def english_on(response) -> list[str]:
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    options = page.select("select[name=country] option")
    countries = {option.get_text(strip=True) for option in options}
    return [
        text
        for text in words_on(page)
        if ENGLISH.search(text) and text not in countries and not CHOOSERS.match(text)
    ]


@pytest.fixture(scope="module")
def _content(module_cities, module_events, for_the_module) -> PartnerCityPage:
    """A city, an event and a picture, so that lists have something to say."""

    def make():
        # Wagtail's migrations make a page of their own, which our site does not keep.
        welcome = Page.objects.filter(title__startswith="Welcome")
        welcome.update(title="Neu", draft_title="Neu")
        EventFactory(parent=module_events, title="Konzert")
        get_image_model().objects.create(title="Rathaus", file=get_test_image_file())
        return CityFactory(parent=module_cities, title="Almelo", slug="almelo")

    return for_the_module(make)


@pytest.fixture
def almelo(_content, roles):
    return again(_content)


@pytest.mark.parametrize("address", LISTS)
def test_no_list_speaks_english(address, approver, almelo):
    assert english_on(approver.get(address)) == []


@pytest.mark.parametrize("address", LISTS_OF_ADMINISTRATORS)
def test_no_list_of_administrators_speaks_english(address, superuser, almelo):
    assert english_on(superuser.get(address)) == []


@pytest.mark.parametrize("name", OF_A_PAGE)
def test_no_screen_of_a_page_speaks_english(name, approver, almelo):
    url = reverse(f"wagtailadmin_pages:{name}", args=[almelo.pk])
    assert english_on(approver.get(url)) == []


def test_two_versions_are_compared_in_german(approver, almelo):
    first, second = almelo.save_revision(), almelo.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[almelo.pk, first.pk, second.pk])
    assert english_on(approver.get(url)) == []


def test_the_account_speaks_german(approver, home):
    assert english_on(approver.get("/admin/account/")) == []


def test_nobody_is_asked_for_a_time_zone(approver, home):
    assert "time_zone" not in approver.get("/admin/account/").content.decode()


def test_the_beginnings_of_both_trees_have_german_names(roles):
    assert Page.get_first_root_node().title == "Alle Seiten"
    assert Collection.get_first_root_node().name == "Gemeinsame Sammlung"
