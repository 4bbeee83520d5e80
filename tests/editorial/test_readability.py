"""Texts that are hard to read are named where they are written."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from iserlohn_europa.core import readability
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial import views
from iserlohn_europa.editorial.care import hardest
from iserlohn_europa.editorial.care.hardest import keep_missing
from iserlohn_europa.editorial.care.models import HardestSentence
from iserlohn_europa.editorial.care.prose import hard_places, paragraphs
from iserlohn_europa.editorial.care.readability import hard_to_read
from iserlohn_europa.editorial.templatetags.readability_tags import hard_sentences
from iserlohn_europa.office.models import StandardPage
from partnerships.models import PartnerCityPage
from tests.factories import CityFactory, NewsFactory, NewsIndexFactory, StandardPageFactory

KEY = "0b2f6d52-5f0e-4a1e-9d8a-1c2d3e4f5a6b"
LONG = "Wir reisen " + "und feiern " * 12 + "gern."
SHORT = "Wir reisen gern."


def story(*blocks):
    return json.dumps([{"type": kind, "value": value, "id": KEY} for kind, value in blocks])


@pytest.fixture
def found(approver):
    """Titles and remarks of what the check finds."""
    return lambda: [(case.title, case.note) for case in hard_to_read(approver.user, today())]


def publish(page, **fields):
    """Publishes a page with other words, and lets what follows publications happen."""
    for name, value in fields.items():
        setattr(page, name, value)
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()
    return page


def test_a_page_is_named_with_its_hardest_sentence(cities, found):
    publish(CityFactory(parent=cities, title="Almelo", origin=f"{SHORT} {LONG}"))
    publish(CityFactory(parent=cities, title="Chorzów", origin=SHORT))
    assert found() == [("Almelo", f"Ein Satz mit 27 Wörtern: „{LONG}“")]


def test_the_hardest_page_comes_first(news, found):
    publish(NewsFactory(parent=news, title="Lang", teaser=LONG))
    publish(NewsFactory(parent=news, title="Länger", teaser="und auch " + LONG))
    assert [title for title, _note in found()] == ["Länger", "Lang"]


def test_what_was_rewritten_is_no_longer_named(news, found):
    page = publish(NewsFactory(parent=news, teaser=LONG))
    assert found()
    publish(page, teaser=SHORT)
    assert found() == []
    publish(page, teaser=LONG)
    assert found()


def test_a_draft_changes_nothing_of_what_the_public_reads(news, found):
    page = publish(NewsFactory(parent=news, teaser=LONG))
    page.teaser = SHORT
    page.save_revision()
    assert len(found()) == 1


def test_what_is_taken_off_the_site_is_no_longer_named_until_it_is_back(news, found):
    page = publish(NewsFactory(parent=news, teaser=LONG))
    page.unpublish()
    assert found() == []
    publish(page)
    assert len(found()) == 1
    page.delete()
    assert found() == []
    assert not HardestSentence.objects.filter(page_id=page.pk).exists()


def test_a_page_keeps_its_sentence_where_it_is_moved(news, home, found):
    page = publish(NewsFactory(parent=news, teaser=LONG))
    page.move(NewsIndexFactory(parent=home, slug="anderswo"), pos="last-child")
    assert len(found()) == 1


def test_the_words_of_a_translation_are_not_looked_at(news, english, found):
    german = publish(NewsFactory(parent=news, teaser=SHORT))
    translation = german.copy_for_translation(english, copy_parents=True)
    publish(translation, teaser=LONG)
    assert found() == []


def test_a_single_official_name_is_left_in_peace(news, found):
    page = publish(NewsFactory(parent=news, teaser="Es gilt das Behindertengleichstellungsgesetz."))
    assert found() == []
    (place,) = hard_places(page)
    assert place.hardship.long_words == ("Behindertengleichstellungsgesetz",)


def test_who_may_not_change_a_page_reads_nothing_of_it(news, editor):
    publish(NewsFactory(parent=news, teaser=LONG))
    assert list(hard_to_read(editor.user, today()))
    editor.user.groups.get().page_permissions.all().delete()
    stranger = type(editor.user).objects.get(pk=editor.user.pk)
    assert list(hard_to_read(stranger, today())) == []


def test_paragraphs_and_items_of_a_list_are_read_apart():
    text = "<p>Wir&nbsp;reisen <b>gern</b></p><ul><li>nach Almelo</li><li>und Auchel</li></ul>"
    page = StandardPage(title="Reisen", story=story(("text", text)))
    lines = [" ".join(line.split()) for _place, line in paragraphs(page) if line.strip()]
    assert lines == ["Wir reisen gern", "nach Almelo", "und Auchel"]


def test_the_words_of_somebody_else_are_theirs():
    page = StandardPage(title="X", story=story(("quote", {"text": LONG, "attribution": "A. B."})))
    assert hard_places(page) == []


def test_a_page_without_text_has_nothing_hard():
    assert hard_places(PartnerCityPage(title="Almelo")) == []


def test_no_page_is_read_to_find_or_to_count_them(
    cities, approver, found, django_assert_num_queries
):
    for _number in range(3):
        publish(CityFactory(parent=cities, origin=LONG))
    assert len(found()) == 3
    with django_assert_num_queries(1):
        assert len(hard_to_read(approver.user, today())) == 3
    with django_assert_num_queries(1):
        assert len(found()) == 3


def test_a_long_list_reads_only_what_it_shows(news, approver, monkeypatch):
    monkeypatch.setattr(views, "LINES_PER_PAGE", 2)
    for number in range(5):
        publish(NewsFactory(parent=news, title=f"Lang {number}", teaser="und " * number + LONG))
    with CaptureQueriesContext(connection) as captured:
        answer = approver.get("/admin/pflege/lesbarkeit/?p=2").content
    lines = BeautifulSoup(answer, "html.parser").select("main tbody tr")
    assert [line.a.get_text() for line in lines] == ["Lang 2", "Lang 1"]
    (asked,) = (each["sql"] for each in captured if '"long_words"' in each["sql"])
    assert "LIMIT 2 OFFSET 2" in asked


def test_pages_that_came_in_other_ways_are_read_by_the_scheduled_work(news, found):
    NewsFactory(parent=news, title="Lang", teaser=LONG)
    assert found() == []
    call_command("note_hard_sentences", verbosity=0)
    assert [title for title, _note in found()] == ["Lang"]
    assert keep_missing(timezone.now()) == 0


def test_a_publication_that_was_missed_is_made_up_for(news, found):
    page = publish(NewsFactory(parent=news, teaser=LONG))
    page.teaser = SHORT
    page.save_revision().publish()  # as if the server had gone before it took the words down
    assert len(found()) == 1
    assert keep_missing(timezone.now()) >= 1
    assert found() == []


def test_all_pages_are_read_again_when_the_rules_have_changed(news, found, monkeypatch):
    publish(NewsFactory(parent=news, teaser=LONG))
    monkeypatch.setattr(readability, "MAX_WORDS", 100)
    assert len(found()) == 1
    call_command("note_hard_sentences", all=True, verbosity=0)
    assert found() == []


def test_a_page_that_cannot_be_read_stops_no_other(news, found, monkeypatch, caplog):
    broken = NewsFactory(parent=news, title="Kaputt", teaser=LONG)
    NewsFactory(parent=news, title="Heil", teaser=LONG)

    def places(page):
        if page.pk == broken.pk:
            raise KeyError("a block that is gone")
        return hard_places(page)

    monkeypatch.setattr(hardest, "hard_places", places)
    keep_missing(timezone.now())
    assert [title for title, _note in found()] == ["Heil"]
    assert str(broken.pk) in caplog.text


def test_the_checks_of_the_editor_lead_to_the_sentence(editor, home):
    page = StandardPageFactory(parent=home, story=story(("text", f"<p>{LONG}</p>")))
    shown = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    heading = shown.find("h2", string=lambda text: text and text.strip() == "Schwer zu lesen")
    assert heading.parent.a.get_text(strip=True) == "Ein Satz mit 27 Wörtern:"
    assert heading.parent.a["href"] == f"#:w:contentpath=story.{KEY}"


def test_the_checks_say_so_where_all_is_easy(home):
    page = StandardPageFactory(parent=home, story=story(("text", f"<p>{SHORT}</p>")))
    shown = render_to_string("editorial/hard_sentences.html", hard_sentences(page))
    assert "Alle Sätze und Wörter sind kurz genug." in shown
