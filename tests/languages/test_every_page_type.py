"""For every kind of page: translated, changed, older, synced, and no work of anybody is lost."""

import pytest
from django.apps import apps
from wagtail_localize.models import StringTranslation

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.languages.choices import State
from iserlohn_europa.languages.notes import translation_of
from tests.integration.test_pages import make

# Pages in easy German are written anew, and no translations.
TRANSLATED = [
    model
    for model in apps.get_models()
    if issubclass(model, BasePage) and model._meta.app_label != "easy"
]
SENTENCE = "Ein Satz."


@pytest.fixture(scope="module")
def translator(_home, module_translator, for_the_module):
    """Somebody who has begun with the home page, which every other page stands below."""

    def begin():
        _home.search_description = SENTENCE
        module_translator.start(module_translator.publish(_home))

    for_the_module(begin)
    return module_translator


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_a_sync_after_a_change_loses_nothing(model, home, translator, state_of):
    german = make(model, home)
    german.search_description = SENTENCE
    page = translator.translated(german)
    assert state_of(page) == State.CURRENT
    german.refresh_from_db()
    german.title += " von heute"
    german.search_description = SENTENCE
    translator.publish(german)
    assert state_of(page) == State.OLDER
    before = dict(StringTranslation.objects.values_list("pk", "data"))
    public = type(page).objects.get(pk=page.pk).to_json()
    translation_of(page).source.update_from_db()
    assert dict(StringTranslation.objects.values_list("pk", "data")) == before
    assert type(page).objects.get(pk=page.pk).to_json() == public
    translator.say(translation_of(page))
    page = translator.go_public(translation_of(page))
    assert state_of(page) == State.CURRENT
    assert page.search_description == SENTENCE.upper()
