"""What has changed since a translation is shown, and may still be right; somebody checks it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation

from iserlohn_europa.languages.checked import check, check_of, confirm, differences
from iserlohn_europa.languages.choices import State
from iserlohn_europa.languages.difference import changes
from iserlohn_europa.languages.notes import translation_of
from iserlohn_europa.languages.querysets import unchecked
from iserlohn_europa.languages.words import Piece
from iserlohn_europa.news.models import NewsPage
from tests.factories import NewsFactory
from tests.languages.conftest import NOON
from tests.sections import again


def piece(path, text) -> Piece:
    return Piece(path, path.title(), text)


def found(before, after) -> list[tuple]:
    return [(each.label, each.kind, each.old, each.new) for each in changes(before, after)]


def test_each_piece_that_changed_came_or_went_is_named():
    before = [piece("title", "Alt"), piece("teaser", "Bleibt"), piece("text", "Geht")]
    after = [piece("title", "Neu"), piece("teaser", "Bleibt"), piece("note", "Kommt")]
    assert found(before, after) == [
        ("Title", "geändert", "Alt", "Neu"),
        ("Note", "neu", None, "Kommt"),
        ("Text", "weggefallen", "Geht", None),
    ]


def test_a_paragraph_between_others_is_new_alone():
    before = [piece("story", "Eins"), piece("story", "Drei")]
    after = [piece("story", "Eins"), piece("story", "Zwei"), piece("story", "Drei")]
    assert found(before, after) == [("Story", "neu", None, "Zwei")]


def test_old_and_new_words_are_marked_and_nothing_else_is_let_through():
    (change,) = changes([piece("title", "Der <b>alte</b> Tag")], [piece("title", "Der neue Tag")])
    html = BeautifulSoup(change.marked, "html.parser")
    assert html.find("ins")["class"] == ["addition"]
    assert "neue" in html.find("ins").get_text()
    assert html.find("del")["class"] == ["deletion"]
    assert html.find("b") is None


@pytest.fixture(scope="module")
def module_pages(module_news, module_translator, for_the_module):
    def make():
        german = NewsFactory(parent=module_news, title="Besuch", teaser="Im Mai.")
        translation = module_translator.translated(german)
        german.title = "Zweiter Besuch"
        return module_translator.publish(german), translation

    return for_the_module(make)


@pytest.fixture
def german(module_pages, db):
    return again(module_pages[0])


@pytest.fixture
def older(module_pages, db):
    """A translation of a page that has got another title since."""
    return again(module_pages[1])


def test_staff_see_what_changed_and_what_they_can_do(older, editor):
    url = reverse("translation-difference", args=[older.pk])
    response = editor.get(url)
    (change,) = response.context_data["changes"]
    assert (change.label, change.old, change.new) == ("Titel", "Besuch", "Zweiter Besuch")
    html = BeautifulSoup(response.content, "html.parser")
    assert "Zweiter" in html.find("ins").get_text()
    buttons = {each.get_text(strip=True) for each in html.select("a.button, button.button")}
    assert {"Übersetzung aktualisieren", "Übersetzung bearbeiten", "Stimmt noch"} <= buttons
    assert "Übersetzung geprüft" not in buttons


def test_what_still_holds_is_current_again_and_keeps_its_words(
    older, german, translator, state_of, editor
):
    editor.post(reverse("confirm-translation", args=[older.pk]))
    assert state_of(older) == State.CURRENT
    assert NewsPage.objects.get(pk=older.pk).title == "BESUCH"
    translation = translation_of(older)
    translation.source.update_from_db()
    total, done = translation.get_progress()
    assert done == total  # the new title has the translation of the earlier one
    assert translator.go_public(translation).title == "BESUCH"
    assert PageLogEntry.objects.filter(page=older.pk, action="languages.still_right").exists()


def test_it_still_holds_after_a_sync_too(older, german, translator, state_of, approver):
    translation_of(older).source.update_from_db()
    assert [each.new for each in differences(older, NOON)] == ["Zweiter Besuch"]
    confirm(older, approver.user, NOON)
    assert state_of(older) == State.CURRENT
    strings = StringTranslation.objects.filter(translation_of__data="Zweiter Besuch")
    assert strings.get().data == "BESUCH"


def test_a_german_page_has_no_original(german, editor):
    assert editor.get(reverse("translation-difference", args=[german.pk])).status_code == 404


def test_nobody_has_checked_a_translation_at_first(older, german):
    assert check_of(older) is None
    assert set(unchecked().values_list("pk", flat=True)) == {older.pk}


def test_who_may_publish_checks_it_and_it_is_noted_who_and_when(older, editor, approver):
    url = reverse("check-translation", args=[older.pk])
    editor.post(url)
    assert check_of(older) is None
    approver.post(url)
    assert check_of(older).checked_by == approver.user
    assert not unchecked().exists()
    assert PageLogEntry.objects.filter(page=older.pk, action="languages.check").exists()


def test_it_stays_checked_until_its_words_change(older, approver, translator):
    check(older, approver.user, NOON)
    translator.go_public(translation_of(older))
    assert check_of(older)
    StringTranslation.objects.filter(data="BESUCH").update(data="VISIT")
    translator.go_public(translation_of(older))
    assert check_of(older) is None


def test_the_check_outlives_whoever_made_it(older, approver):
    check(older, approver.user, NOON)
    approver.user.delete()
    assert check_of(older).checked_by is None
