"""Roles and topics of which somebody has stopped the translation, to go on by hand."""

import pytest
from wagtail_localize.models import Translation, TranslationSource

from iserlohn_europa.core.models import ContactRole, Topic


@pytest.fixture
def begin(english):
    """Begins the translation of a role or topic."""

    def begin(snippet) -> Translation:
        source, _is_new = TranslationSource.update_or_create_from_instance(snippet)
        return Translation.objects.create(source=source, target_locale=english)

    return begin


@pytest.fixture
def stopped(begin, translator):
    """A role of which somebody has translated the title alone, and goes on by hand."""
    role = ContactRole.objects.create(title="Jugendstelle", responsibilities="Rat für alle")
    translation = begin(role)
    translator.say(translation, only="Jugendstelle")
    translation.save_target()
    translation.enabled = False
    translation.save()
    return translation.get_target_instance()


def test_what_was_stopped_half_way_is_german_until_somebody_has_written_the_rest(stopped):
    assert not ContactRole.objects.filter(pk=stopped.pk).without_german()
    stopped.responsibilities = "Advice for everybody"
    stopped.save()
    assert ContactRole.objects.filter(pk=stopped.pk).without_german()


def test_a_name_that_is_the_same_in_both_languages_may_be_said_so(begin, translator):
    topic = Topic.objects.create(title="Sport")
    translation = begin(topic)
    translation.save_target()
    translation.enabled = False
    translation.save()
    row = Topic.objects.filter(pk=translation.get_target_instance().pk)
    assert not row.without_german()
    translator.say(translation, words={"Sport": "Sport"})
    translation.save_target()
    assert row.without_german()
