"""A translation is older when words of the original have changed, and only then."""

from django.core.management import call_command
from wagtail.models import Page

from iserlohn_europa.languages import notes
from iserlohn_europa.languages.choices import State
from iserlohn_europa.languages.models import PublicText, TranslatedText
from iserlohn_europa.languages.notes import note_missing, translation_of
from iserlohn_europa.languages.words import label_of
from tests.factories import NewsFactory
from tests.languages.conftest import NOON


def test_what_nobody_has_published_is_a_draft(news, translator, state_of):
    translation = translator.start(translator.publish(NewsFactory(parent=news)))
    assert state_of(translation.get_target_instance()) == State.DRAFT


def test_what_was_translated_and_published_is_current(news, translator, state_of):
    page = translator.translated(NewsFactory(parent=news, title="Besuch"))
    assert page.title == "BESUCH"
    assert state_of(page) == State.CURRENT


def test_publishing_the_original_again_makes_no_translation_older(news, translator, state_of):
    german = NewsFactory(parent=news)
    page = translator.translated(german)
    translator.publish(german)
    assert state_of(page) == State.CURRENT


def test_a_draft_of_the_original_makes_no_translation_older(news, translator, state_of):
    german = NewsFactory(parent=news)
    page = translator.translated(german)
    german.title = "Noch nicht öffentlich"
    german.save_revision()
    assert state_of(page) == State.CURRENT


def test_another_date_makes_no_translation_older(news, translator, state_of):
    german = NewsFactory(parent=news)
    page = translator.translated(german)
    german.published_on = NOON.date()
    translator.publish(german)
    assert state_of(page) == State.CURRENT


def test_other_words_make_it_older_until_they_are_translated(news, translator, state_of):
    german = NewsFactory(parent=news, title="Besuch")
    page = translator.translated(german)
    german.title = "Zweiter Besuch"
    translator.publish(german)
    assert state_of(page) == State.OLDER


def test_it_stays_older_when_it_is_published_again_as_it_was(news, translator, state_of):
    german = NewsFactory(parent=news, title="Besuch")
    page = translator.translated(german)
    german.title = "Zweiter Besuch"
    translator.publish(german)
    page = translator.go_public(translation_of(page))
    assert state_of(page) == State.OLDER


def test_it_stays_older_after_a_sync_until_the_new_words_are_public(news, translator, state_of):
    german = NewsFactory(parent=news, title="Besuch")
    page = translator.translated(german)
    german.title = "Zweiter Besuch"
    translator.publish(german)
    translation = translation_of(page)
    translation.source.update_from_db()
    assert state_of(page) == State.OLDER
    translator.say(translation)
    assert state_of(page) == State.OLDER
    page = translator.go_public(translation)
    assert page.title == "ZWEITER BESUCH"
    assert state_of(page) == State.CURRENT


def test_a_copy_by_hand_is_older_when_the_original_changed_since(
    news, english, translator, state_of
):
    german = translator.publish(NewsFactory(parent=news))
    copy = german.copy_for_translation(english, copy_parents=True)
    copy.title = "Visit"
    copy = translator.publish(copy)
    assert state_of(copy) == State.CURRENT
    german.title = "Zweiter Besuch"
    translator.publish(german)
    assert state_of(copy) == State.OLDER
    translator.publish(copy)
    assert state_of(copy) == State.CURRENT


def test_pages_that_came_by_a_command_are_noted_later(news, english):
    german = NewsFactory(parent=news)
    german.copy_for_translation(english, copy_parents=True)
    Page.objects.filter(locale=english).update(live=True)
    assert note_missing(NOON) == Page.objects.live().filter(depth__gt=1).count()
    assert note_missing(NOON) == 0
    assert PublicText.objects.filter(page=german).exists()
    assert TranslatedText.objects.filter(page__locale=english).count() == 3


def test_a_page_that_cannot_be_read_stops_no_other(news, monkeypatch, caplog):
    broken, later = NewsFactory(parent=news, slug="kaputt"), NewsFactory(parent=news, slug="heil")

    def note_source(page, at):
        if page.pk == broken.pk:
            raise KeyError("a block that is gone")
        return noted(page, at)

    noted = notes.note_source
    monkeypatch.setattr(notes, "note_source", note_source)
    number = note_missing(NOON)
    assert number == Page.objects.live().filter(depth__gt=1).count() - 1
    assert PublicText.objects.filter(page=later).exists()
    assert str(broken.pk) in caplog.text


def test_words_of_a_block_that_is_gone_have_the_place_of_what_was_around_it(news):
    page = NewsFactory(parent=news, story=[("figure", {"caption": "Am Ziel"})])
    path = f"story.{page.story[0].id}"
    around = label_of(page, f"{path}.gone")
    assert label_of(page, f"{path}.caption").startswith(f"{around}: ")


def test_the_scheduled_work_notes_them(home):
    call_command("note_translations", verbosity=0)
    assert PublicText.objects.filter(page=home).exists()
