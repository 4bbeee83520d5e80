"""The words of every public page are noted, also of those that nobody has published here."""

from django.core.management import call_command
from wagtail.models import Page

from iserlohn_europa.languages import notes
from iserlohn_europa.languages.models import PublicText, TranslatedText
from iserlohn_europa.languages.notes import note_missing
from iserlohn_europa.languages.words import label_of
from tests.factories import NewsFactory
from tests.languages.conftest import NOON


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
