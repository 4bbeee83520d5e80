"""A translation is older when words of the original have changed, and only then."""

import pytest

from iserlohn_europa.languages.choices import State
from iserlohn_europa.languages.notes import translation_of
from tests.factories import NewsFactory
from tests.languages.conftest import NOON
from tests.sections import again


@pytest.fixture(scope="module")
def module_pages(module_news, module_translator, for_the_module):
    def make():
        german = NewsFactory(parent=module_news, title="Besuch")
        return german, module_translator.translated(german)

    return for_the_module(make)


@pytest.fixture
def german(module_pages, db):
    return again(module_pages[0])


@pytest.fixture
def page(module_pages, db):
    """Its translation, of which every word is public."""
    return again(module_pages[1])


def test_what_nobody_has_published_is_a_draft(news, translator, state_of):
    translation = translator.start(translator.publish(NewsFactory(parent=news)))
    assert state_of(translation.get_target_instance()) == State.DRAFT


def test_what_was_translated_and_published_is_current(page, state_of):
    assert page.title == "BESUCH"
    assert state_of(page) == State.CURRENT


def test_publishing_the_original_again_makes_no_translation_older(
    german, page, translator, state_of
):
    translator.publish(german)
    assert state_of(page) == State.CURRENT


def test_a_draft_of_the_original_makes_no_translation_older(german, page, state_of):
    german.title = "Noch nicht öffentlich"
    german.save_revision()
    assert state_of(page) == State.CURRENT


def test_another_date_makes_no_translation_older(german, page, translator, state_of):
    german.published_on = NOON.date()
    translator.publish(german)
    assert state_of(page) == State.CURRENT


def test_other_words_make_it_older_until_they_are_translated(german, page, translator, state_of):
    german.title = "Zweiter Besuch"
    translator.publish(german)
    assert state_of(page) == State.OLDER


def test_it_stays_older_when_it_is_published_again_as_it_was(german, page, translator, state_of):
    german.title = "Zweiter Besuch"
    translator.publish(german)
    page = translator.go_public(translation_of(page))
    assert state_of(page) == State.OLDER


def test_it_stays_older_after_a_sync_until_the_new_words_are_public(
    german, page, translator, state_of
):
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
