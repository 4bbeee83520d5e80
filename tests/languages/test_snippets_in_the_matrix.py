"""Topics and roles are in the matrix as pages are."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from iserlohn_europa.core.models import ContactRole, Topic

MATRIX = "/admin/uebersetzungen/"


@pytest.fixture
def role(home, english):
    return ContactRole.objects.create(title="Jugendstelle", responsibilities="Rat für alle")


@pytest.fixture
def begin(english, approver):
    """Starts the translation of a role or topic, as its button does."""

    def begin(snippet) -> Translation:
        args = ["core", snippet._meta.model_name, snippet.pk]
        url = reverse("wagtail_localize:submit_snippet_translation", args=args)
        approver.post(url, {"locales": [english.pk]})
        return Translation.objects.get(source__object_id=snippet.translation_key)

    return begin


def cell(client, title: str, language: str = "Englisch"):
    """What the matrix says of something in a language, and where that leads."""
    html = BeautifulSoup(client.get(MATRIX).content, "html.parser")
    row = next(each for each in html.select("tr:has(td.title)") if title in each.td.text)
    found = next(each for each in row.select(".translations__cell") if language in each.text)
    way = found.a["href"] if found.a else ""
    return " ".join(found.get_text().split()).removeprefix(f"{language}: "), way


def test_a_role_goes_through_all_states(role, begin, translator, approver):
    state, way = cell(approver, "Jugendstelle")
    assert state == "fehlt" and way.endswith(f"/{role.pk}/?select_locale=en")
    translation = begin(role)
    state, way = cell(approver, "Jugendstelle")
    assert state == "Entwurf" and str(translation.get_target_instance().pk) in way
    translator.say(translation)
    translation.save_target()
    assert cell(approver, "Jugendstelle")[0] == "aktuell"
    role.responsibilities = "Rat für Gruppen"
    role.save()
    sync = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert cell(approver, "Jugendstelle") == ("älter als das Original", sync)


def test_what_is_taken_over_begins_empty_for_nothing_there_waits_for_approval(
    role, begin, translator, approver
):
    translation = begin(role)
    translator.say(translation)
    translation.save_target()
    role.responsibilities = "Rat für alle Leute"
    role.save()
    approver.post(reverse("wagtail_localize:update_translations", args=[translation.source_id]))
    assert cell(approver, "Jugendstelle")[0] == "Entwurf"


def test_who_may_not_change_them_sees_the_state_alone(role, editor):
    assert cell(editor, "Jugendstelle") == ("fehlt", "")


def test_languages_without_labels_are_not_offered_and_easy_german_is_left_out(role, approver, easy):
    Locale.objects.create(language_code="fr")
    assert cell(approver, "Jugendstelle", "Französisch") == ("fehlt", "")
    with pytest.raises(StopIteration):
        cell(approver, "Jugendstelle", "Leichte Sprache")


def test_ten_times_the_topics_ask_no_more_questions(role, approver):
    Topic.objects.create(title="Jugend")
    approver.get(MATRIX)
    with CaptureQueriesContext(connection) as few:
        approver.get(MATRIX)
    for number in range(10):
        Topic.objects.create(title=f"Thema {number}")
    with CaptureQueriesContext(connection) as many:
        approver.get(MATRIX)
    assert len(many) == len(few)


def test_each_link_says_by_itself_what_it_is_about(role, approver):
    html = BeautifulSoup(approver.get(MATRIX).content, "html.parser")
    names = [each["aria-label"] for each in html.select(".translations__cell a")]
    assert "fehlt: Jugendstelle, Englisch" in names
    assert len(names) == len(set(names))
