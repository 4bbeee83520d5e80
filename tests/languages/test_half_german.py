"""Nothing is offered that would come out half German, as long as a catalogue lacks words."""

import polib
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale, Page

from iserlohn_europa.languages.catalogues import CATALOGUE, whole_languages
from tests.factories import NewsFactory

MATRIX = "/admin/uebersetzungen/"


@pytest.fixture
def french(db):
    return Locale.objects.create(language_code="fr")


@pytest.fixture
def german(news, translator):
    return translator.publish(NewsFactory(parent=news, title="Besuch", teaser="Ein Kurztext."))


def said(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def start_of(page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def test_the_site_speaks_german_easy_german_and_english_so_far():
    assert whole_languages() == {"de", "de-simple", "en"}


def test_a_language_is_whole_as_soon_as_its_catalogue_is(settings, tmp_path):
    catalogues = {"en": {"Stadt": "City", "Tag": "Day"}, "fr": {"Stadt": "Ville", "Tag": ""}}

    def write(language, words):
        catalogue = polib.POFile()
        catalogue.extend(polib.POEntry(msgid=german, msgstr=said) for german, said in words.items())
        (tmp_path / language / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(tmp_path / language / CATALOGUE)

    for language, words in catalogues.items():
        write(language, words)
    settings.LOCALE_PATHS = [tmp_path]
    assert "fr" not in whole_languages.__wrapped__()
    write("fr", catalogues["fr"] | {"Tag": "Jour"})
    assert "fr" in whole_languages.__wrapped__()


def test_the_matrix_says_so_and_leads_only_to_the_welcome_page(
    home, german, french, english, editor
):
    response = editor.get(MATRIX, {"language": "fr"})
    assert "hat die Website nur die Wörter rund um die Startseite: Französisch." in said(response)
    cells = BeautifulSoup(response.content, "html.parser").select(".translations__cell a")
    ways = {each["href"] for each in cells}
    assert f"{start_of(home)}?select_locale=fr" in ways
    assert not any(start_of(page) in way for page in (german, german.get_parent()) for way in ways)
    assert "nur die Wörter" not in said(editor.get(MATRIX, {"language": "en"}))


def test_who_starts_is_told_what_is_missing_and_what_stays_german(german, french, english, editor):
    text = said(editor.get(start_of(german)))
    assert "Alles beginnt als Entwurf." in text
    assert "Französisch – die Beschriftungen blieben deutsch" in text
    assert "Englisch – " not in text
    titles = [each.title for each in german.get_ancestors().filter(depth__gt=1)]
    assert "Französisch: " + " , ".join(f"„{each}“" for each in titles) in text
    html = BeautifulSoup(editor.get(start_of(german)).content, "html.parser")
    assert not html.select("[name=locales][checked]")
    assert html.select_one("[name=select_all]")["type"] == "hidden"


def test_the_welcome_page_is_offered_without_a_warning_but_not_the_site_below(
    home, german, french, editor
):
    assert "blieben deutsch" not in said(editor.get(start_of(home)))
    sent = {"locales": [french.pk], "include_subtree": "on"}
    answer = editor.post(start_of(home), sent, follow=True)
    assert "Seite für Seite" in said(answer)
    assert not Page.objects.filter(locale=french).exists()
    editor.post(start_of(home), {"locales": [french.pk]})
    assert Page.objects.filter(locale=french).count() == 1


@pytest.mark.parametrize("is_by_hand", [True, False])
def test_both_editors_warn_whoever_would_publish(german, french, approver, is_by_hand, translator):
    translator.locale = french
    translation = translator.start(german)
    translation.enabled = not is_by_hand
    translation.save()
    page = german.get_translation(french)
    form = approver.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "blieben Beschriftungen, Knöpfe und Daten deutsch" in said(form)
