"""Nothing untranslated becomes public by itself, and nobody's work is written over."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from iserlohn_europa.core.models import ContactRole, Topic, roles_in_language_of
from iserlohn_europa.languages.notes import translation_of
from iserlohn_europa.languages.starting import start
from iserlohn_europa.languages.untranslated import german_in
from iserlohn_europa.news.models import NewsPage
from iserlohn_europa.office.models import StandardPage
from tests.factories import NewsFactory, StandardPageFactory
from tests.sections import again

TEXT = "<p>Ein langer Satz über den Besuch im Mai.</p>"


def labels(page) -> list[str]:
    return [piece.label for piece in german_in(page)]


def words(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def post(client, url, data):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(url, data, follow=True)


@pytest.fixture(scope="module")
def module_german(module_news, module_translator, for_the_module):
    def make():
        return module_translator.publish(
            NewsFactory(parent=module_news, title="Besuch", teaser="Ein Kurztext.")
        )

    return for_the_module(make)


@pytest.fixture
def german(module_german, db):
    return again(module_german)


def test_what_has_no_translation_is_found_until_it_has_one(german, translator):
    translation = translator.start(german)
    page = translation.get_target_instance()
    assert labels(page) == ["Titel", "Kurztext"]
    translator.say(translation, {"Besuch": "Besuch"})
    assert labels(page) == ["Kurztext"]  # the version still has the German one
    assert labels(translator.go_public(translation)) == []


def test_a_page_by_hand_may_share_names_but_not_most_of_its_words(german, english):
    page = german.copy_for_translation(english, copy_parents=True)
    assert labels(page) == ["Titel", "Kurztext"]
    page.teaser = "Some words that nobody has taken from anywhere."
    assert labels(page) == []


def test_a_page_by_hand_keeps_no_german_sentence_however_much_else_it_says(
    german, english, translator
):
    german.teaser = "Fünf Wörter sind ein Satz."
    german.story = [("text", TEXT)]
    german = translator.publish(german)
    page = german.copy_for_translation(english, copy_parents=True)
    page.title = "A title " + "of very many words " * 9
    assert set(labels(page)) == {"Kurztext", "Text"}
    page.story = [("text", TEXT)]  # copied into a block of its own
    page.teaser = "Vier Wörter sind keiner."
    page.save()
    assert labels(page) == ["Text"]
    page.story = []
    german.teaser = page.teaser
    translator.publish(german)
    assert labels(page) == []


def test_the_button_to_publish_refuses_what_is_half_translated(german, translator, approver):
    translation = translator.start(german)
    page = translation.get_target_instance()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    text = words(post(approver, url, {"action": "publish"}))
    assert "noch nicht ganz übersetzt" in text
    assert "Titel, Kurztext." in text
    assert not Page.objects.get(pk=page.pk).live
    translator.say(translation)
    Page.objects.filter(locale=page.locale, depth__lt=page.depth).update(live=True)
    post(approver, url, {"action": "publish"})
    assert Page.objects.get(pk=page.pk).live


def test_many_at_once_are_refused_too(german, translator, approver):
    page = translator.start(german).get_target_instance()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    text = words(post(approver, f"{url}?id={page.pk}&next=/admin/", {}))
    assert "noch nicht ganz übersetzt" in text
    assert not Page.objects.get(pk=page.pk).live


def test_a_start_makes_drafts_and_touches_no_page_that_exists(home, english, translator, editor):
    above = translator.publish(StandardPageFactory(parent=home, title="Oben"))
    below = translator.publish(StandardPageFactory(parent=above, title="Unten", slug="unten"))
    other = translator.publish(StandardPageFactory(parent=above, title="Neben", slug="neben"))
    copy = below.copy_for_translation(english, copy_parents=True)
    copy.title = "Written by hand"
    copy = translator.publish(copy)
    stopped = translator.start(other)
    stopped.enabled = False
    stopped.save()
    by_hand = stopped.get_target_instance()
    by_hand.title = "Also by hand"
    translator.publish(by_hand)
    start(home, [english], editor.user, with_pages_below=True)
    assert type(copy).objects.get(pk=copy.pk).title == "Written by hand"
    assert type(by_hand).objects.get(pk=by_hand.pk).title == "Also by hand"
    assert translation_of(by_hand) is None


def test_editors_start_a_translation_and_no_language_is_offered_that_is_written_anew(
    german, english, easy, editor
):
    url = reverse("wagtail_localize:submit_page_translation", args=[german.pk])
    form = editor.get(url).context_data["form"]
    assert list(form.fields["locales"].queryset) == [english]
    post(editor, url, {"locales": [english.pk]})
    page = NewsPage.objects.get(translation_key=german.translation_key, locale=english)
    assert not page.live
    assert translation_of(page)


def test_pages_above_are_drafts_too(german, english, translator):
    translator.start(german)
    above = Page.objects.filter(locale=english)
    assert above.count() == 3
    assert not above.filter(live=True).exists()
    assert not above.exclude(alias_of=None).exists()


def test_a_sync_publishes_nothing(german, translator, editor):
    page = translator.translated(german)
    german.title = "Zweiter Besuch"
    german = translator.publish(german)
    source = TranslationSource.objects.get(object_id=german.translation_key)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert "publish_translations" not in editor.get(url).context_data["form"].fields
    before = StringTranslation.objects.count()
    post(editor, url, {"publish_translations": "on"})
    source.refresh_from_db()
    assert source.object_repr == "Zweiter Besuch"
    assert NewsPage.objects.get(pk=page.pk).title == "BESUCH"
    assert StringTranslation.objects.filter(has_error=False).count() == before


def test_no_translation_becomes_an_alias_of_the_german_page(german, translator, approver):
    page = translator.translated(german)
    url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    assert "nie durch den deutschen Text ersetzt" in words(post(approver, url, {}))
    page = NewsPage.objects.get(pk=page.pk)
    assert page.title == "BESUCH"
    assert page.alias_of_id is None
    screen = approver.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    editor = BeautifulSoup(screen.content, "html.parser").select_one(".js-translation-editor")
    assert json.loads(editor["data-props"])["links"]["convertToAliasUrl"] is None


def test_what_was_written_by_hand_outlives_the_way_back(german, translator, approver):
    page = translator.translated(german)
    translation = translation_of(page)
    post(approver, reverse("wagtail_localize:stop_translation", args=[translation.pk]), {})
    assert translation_of(page) is None
    page.title = "Written by hand"
    translator.publish(page)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    post(approver, url, {"localize-restart-translation": "1"})
    page = translator.go_public(translation_of(page))
    assert page.title == "Written by hand"
    assert page.teaser == "EIN KURZTEXT."


@pytest.fixture
def begin(english, approver):
    """Starts the translation of a role or topic, as its button does."""

    def begin(snippet):
        args = ["core", snippet._meta.model_name, snippet.pk]
        url = reverse("wagtail_localize:submit_snippet_translation", args=args)
        post(approver, url, {"locales": [english.pk]})
        return Translation.objects.get(source__object_id=snippet.translation_key)

    return begin


def test_a_role_is_named_in_german_until_its_translation_is_whole_and_public(
    begin, translator, english
):
    role = ContactRole.objects.create(title="Jugendstelle", responsibilities="Rat für alle")
    page = StandardPage(locale=english)

    def named() -> set[str]:
        rows = [role.in_language_of(page), *roles_in_language_of(page, all_of_them()).values()]
        with override("en"):
            return {row.title for row in [*rows, role.localized]}

    def all_of_them() -> list[int]:
        return [row.pk for row in ContactRole.objects.all()]

    translation = begin(role)
    assert len(all_of_them()) == 2
    assert named() == {"Jugendstelle"}
    translator.say(translation, only="Jugendstelle")
    translation.save_target()
    assert named() == {"Jugendstelle"}
    translator.say(translation)
    assert named() == {"Jugendstelle"}  # the row still has the German responsibilities
    translation.save_target()
    assert named() == {"JUGENDSTELLE"}


def test_a_role_whose_german_words_changed_is_german_again_once_they_are_taken_over(
    begin, translator, english
):
    role = ContactRole.objects.create(title="Jugendstelle", responsibilities="Rat für alle")
    translation = begin(role)
    translator.say(translation)
    translation.save_target()
    page = StandardPage(locale=english)
    assert role.in_language_of(page).responsibilities == "RAT FÜR ALLE"
    role.responsibilities = "Rat für Gruppen"
    role.save()
    translation.source.update_from_db()
    translation.save_target()
    assert role.in_language_of(page) == role


def test_a_topic_is_left_out_until_it_is_translated(begin, german, translator):
    topic = Topic.objects.create(title="Jugend")
    german.topics = [topic]
    page = translator.translated(german)
    translation = begin(topic)
    assert [each.title for each in NewsPage.objects.get(pk=page.pk).topic_list] == []
    translator.say(translation)
    translation.save_target()
    assert [each.title for each in NewsPage.objects.get(pk=page.pk).topic_list] == ["JUGEND"]
