"""A page that belongs to no German page is checked like any other; there is nothing to compare."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page

from iserlohn_europa.editorial.care.translations import public_after_the_original
from iserlohn_europa.languages.checked import check, check_of, differences
from iserlohn_europa.languages.models import TranslatedText
from iserlohn_europa.languages.notes import note_missing
from iserlohn_europa.languages.querysets import unchecked
from iserlohn_europa.languages.templatetags.translation_tags import translation_status
from iserlohn_europa.languages.wagtail_hooks import what_can_be_done_with_a_translation
from tests.factories import EasyPageFactory, NewsFactory
from tests.languages.conftest import NOON


@pytest.fixture
def easy_page(home):
    """A page in easy German that stands for itself, below the home of its language."""
    start = EasyPageFactory(parent=Page.get_first_root_node(), slug="leicht")
    return EasyPageFactory(parent=start, title="Hilfe", slug="hilfe")


def test_it_is_noted_once(easy_page):
    note_missing(NOON)
    assert TranslatedText.objects.get(page=easy_page).translated == []
    assert note_missing(NOON) == 0


def test_the_link_of_the_dashboard_says_that_there_is_nothing_to_compare(easy_page, editor):
    response = editor.get(reverse("translation-difference", args=[easy_page.pk]))
    html = BeautifulSoup(response.content, "html.parser")
    assert "gibt es keine deutsche Seite" in html.find("main").get_text()
    assert not html.select('form[action$="stimmt-noch/"]')


def test_who_may_publish_checks_it(easy_page, approver):
    assert easy_page.pk in unchecked().values_list("pk", flat=True)
    approver.post(reverse("check-translation", args=[easy_page.pk]))
    assert check_of(easy_page).checked_by == approver.user
    assert easy_page.pk not in unchecked().values_list("pk", flat=True)


def test_it_cannot_still_fit_what_is_not_there(easy_page, editor):
    url = reverse("confirm-translation", args=[easy_page.pk])
    assert editor.post(url).status_code == 404


def test_its_editor_offers_the_check_and_no_difference(easy_page, approver):
    found = what_can_be_done_with_a_translation(easy_page, approver.user, "edit")
    assert [str(button.label) for button in found] == ["Übersetzung geprüft"]
    request = RequestFactory().get("/")
    request.user = approver.user
    status = translation_status({"request": request}, easy_page)
    assert status["original"] is None
    assert status["may_check"]


def test_a_translation_outlives_its_original(news, translator, approver):
    german = translator.publish(NewsFactory(parent=news, title="Besuch"))
    page = translator.translated(german)
    Page.objects.get(pk=german.pk).delete()
    assert differences(page, NOON) == []
    check(page, approver.user, NOON)
    assert not unchecked().filter(pk=page.pk).exists()


def test_a_translation_whose_original_was_deleted_needs_care(news, translator, approver, easy_page):
    german = translator.publish(NewsFactory(parent=news, title="Besuch"))
    page = translator.translated(german)

    def found() -> list[tuple[str, str]]:
        return [(each.title, each.url) for each in public_after_the_original(approver.user, NOON)]

    assert found() == []
    Page.objects.get(pk=german.pk).delete()
    assert found() == [("BESUCH", reverse("wagtailadmin_pages:edit", args=[page.pk]))]
    Page.objects.filter(pk=page.pk).update(live=False)
    assert found() == []
