"""The editor of translations: lines stay lines, old words are a beginning, and it leads on."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.languages.checked import confirm
from iserlohn_europa.languages.untranslated import german_in
from iserlohn_europa.news.models import NewsPage
from tests.factories import NewsFactory

from .conftest import NOON

LINES = "Erste Zeile & mehr\r\n\r\nDritte Zeile"
FORMATTED = "<p>Ein <b>fetter</b> Satz.<br/>Noch eine Zeile.</p>"


@pytest.fixture
def german(news, translator):
    page = NewsFactory(parent=news, title="Besuch", teaser=LINES)
    page.story = [("text", FORMATTED)]
    return translator.publish(page)


@pytest.fixture
def translation(german, translator) -> Translation:
    return translator.start(german)


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened(client, page) -> BeautifulSoup:
    return BeautifulSoup(client.get(edit(page)).content, "html.parser")


def said(html) -> str:
    return " ".join(html.get_text(" ").split())


def post(client, url, data=None) -> BeautifulSoup:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return BeautifulSoup(client.post(url, data or {}, follow=True).content, "html.parser")


def told(client, page) -> dict:
    return json.loads(opened(client, page).select_one(".js-translation-editor")["data-props"])


def test_lines_are_shown_and_kept_as_lines(translation, translator, editor):
    page = translation.get_target_instance()
    segments = {each["contentPath"]: each for each in told(editor, page)["segments"]}
    assert segments["teaser"]["source"] == "Erste Zeile & mehr\n\nDritte Zeile"
    assert "<br/>" in next(each["source"] for path, each in segments.items() if "story" in path)
    translator.say(translation)
    editor.put(
        segments["teaser"]["editUrl"],
        "value=First+line+%26+more%0A%0AThird+line",
        content_type="application/x-www-form-urlencoded",
    )
    translator.go_public(translation)
    assert NewsPage.objects.get(pk=page.pk).teaser == "First line & more\n\nThird line"
    words = [each["data"] for each in told(editor, page)["initialStringTranslations"]]
    assert "First line & more\n\nThird line" in words


def changed(german, client, translator, **words):
    for name, value in words.items():
        setattr(german, name, value)
    german = translator.publish(german)
    source = TranslationSource.objects.get(object_id=german.translation_key)
    post(client, reverse("wagtail_localize:update_translations", args=[source.pk]))
    return german


def test_after_a_change_the_old_words_are_a_beginning_that_nobody_publishes(
    german, translator, editor, approver
):
    page = translator.translated(german)
    german = changed(german, editor, translator, teaser=LINES.replace("Dritte", "Letzte"))
    beginning = StringTranslation.objects.get(translation_of__data__contains="Letzte")
    before = StringTranslation.objects.get(translation_of__data__contains="Dritte")
    assert (beginning.data, beginning.has_error) == (before.data, True)
    assert "frühere Übersetzung" in beginning.get_error()
    assert [piece.label for piece in german_in(page)] == ["Kurztext"]
    assert "noch nicht ganz übersetzt" in said(post(approver, edit(page), {"action": "publish"}))
    shown = told(editor, page)["initialStringTranslations"]
    assert [each["error"] for each in shown if each["error"]] == [beginning.get_error()]


def test_a_new_sentence_with_nothing_in_common_begins_empty(german, translator, editor):
    translator.translated(german)
    changed(german, editor, translator, title="Xylophon")
    assert not StringTranslation.objects.filter(translation_of__data="Xylophon").exists()


def test_a_beginning_is_right_once_somebody_says_that_it_still_fits(german, translator, editor):
    page = translator.translated(german)
    changed(german, editor, translator, title="Besuche")
    assert StringTranslation.objects.get(translation_of__data="Besuche").has_error
    confirm(page, editor.user, NOON)
    row = StringTranslation.objects.get(translation_of__data="Besuche")
    assert (row.data, row.has_error) == ("BESUCH", False)


# --- The way on


@pytest.fixture
def done(translation, translator, english):
    """A page that is translated and was never submitted, below public ones."""
    translator.say(translation)
    page = translation.get_target_instance()
    Page.objects.filter(locale=english, depth__lt=page.depth).update(live=True)
    return page


def submit(client, page) -> str:
    return said(post(client, reverse("submit-translation", args=[page.pk])))


def test_an_editor_submits_a_finished_translation_and_approvers_are_told(done, editor, approver):
    assert "Zur Freigabe einreichen" in said(opened(editor, done))
    mail.outbox.clear()
    assert "„BESUCH“ ist zur Freigabe eingereicht." in submit(editor, done)
    page = NewsPage.objects.get(pk=done.pk)
    assert page.workflow_in_progress and not page.live
    assert page.current_workflow_state.requested_by == editor.user
    assert page.get_latest_revision_as_object().title == "BESUCH"
    assert [message.to for message in mail.outbox] == [[approver.user.email]]
    assert "ist zur Freigabe eingereicht" in said(opened(editor, page))


def test_half_a_translation_is_not_submitted_and_nothing_twice(translation, done, editor):
    StringTranslation.objects.filter(context__path="teaser").delete()
    assert "noch nicht ganz übersetzt" in submit(editor, done)
    assert not NewsPage.objects.get(pk=done.pk).workflow_in_progress


def test_nobody_submits_twice(done, editor):
    submit(editor, done)
    assert "schon eingereicht" in submit(editor, done)


def test_what_was_given_back_goes_on_where_it_was(done, editor, approver):
    submit(editor, done)
    state = NewsPage.objects.get(pk=done.pk).current_workflow_state
    state.current_task_state.reject(user=approver.user)
    submit(editor, done)
    page = NewsPage.objects.get(pk=done.pk)
    assert page.workflow_in_progress and page.current_workflow_state == state


def test_a_page_by_hand_has_its_own_form_for_that(translation, done, editor):
    translation.enabled = False
    translation.save()
    url = reverse("submit-translation", args=[done.pk])
    assert editor.post(url).status_code == 404
    assert editor.get(url).status_code == 405


def test_writing_by_hand_comes_last_and_asks_before(translation, done, editor):
    url = reverse("write-by-hand", args=[translation.pk])
    assert opened(editor, done).select(".translation-end a")[-1]["href"] == url
    question = BeautifulSoup(editor.get(url).content, "html.parser")
    translation.refresh_from_db()
    assert translation.enabled
    form = question.select_one('form[action$="/disable/"]')
    post(editor, form["action"], {"next": form.select_one("[name=next]")["value"]})
    translation.refresh_from_db()
    assert not translation.enabled
    assert editor.get(url).status_code == 404


def test_a_role_has_no_workflow_but_the_same_question(english, approver):
    role = ContactRole.objects.create(title="Jugendstelle", responsibilities="Rat für alle")
    start = reverse(
        "wagtail_localize:submit_snippet_translation", args=["core", "contactrole", role.pk]
    )
    page = post(approver, start, {"locales": [english.pk]})
    assert page.select_one(".translation-end a") and "einreichen" not in said(page)
    assert "Ab jetzt von Hand schreiben" in said(
        BeautifulSoup(
            approver.get(page.select_one(".translation-end a")["href"]).content, "html.parser"
        )
    )
