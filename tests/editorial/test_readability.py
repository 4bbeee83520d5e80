"""Texts that are hard to read are named where they are written."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.care.prose import hard_places, paragraphs
from iserlohn_europa.editorial.care.readability import hard_to_read
from iserlohn_europa.editorial.templatetags.readability_tags import hard_sentences
from iserlohn_europa.office.models import StandardPage
from partnerships.models import PartnerCityPage
from tests.factories import CityFactory, NewsFactory, StandardPageFactory

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
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_page_is_named_with_its_hardest_sentence(cities, found):
    CityFactory(parent=cities, title="Almelo", origin=f"{SHORT} {LONG}")
    CityFactory(parent=cities, title="Chorzów", origin=SHORT)
    assert found() == [("Almelo", f"Ein Satz mit 27 Wörtern: „{LONG}“")]


def test_the_hardest_page_comes_first(news, found):
    NewsFactory(parent=news, title="Lang", teaser=LONG)
    NewsFactory(parent=news, title="Länger", teaser="und auch " + LONG)
    assert [title for title, _note in found()] == ["Länger", "Lang"]


def test_what_was_rewritten_is_no_longer_named(news, found):
    page = NewsFactory(parent=news, teaser=LONG)
    assert found()
    publish(page, teaser=SHORT)
    assert found() == []
    publish(page, teaser=LONG)
    assert found()


def test_a_single_official_name_is_left_in_peace(news, found):
    page = NewsFactory(parent=news, teaser="Es gilt das Behindertengleichstellungsgesetz.")
    assert found() == []
    (place,) = hard_places(page)
    assert place.hardship.long_words == ("Behindertengleichstellungsgesetz",)


def test_who_may_not_change_a_page_reads_nothing_of_it(news, editor):
    NewsFactory(parent=news, teaser=LONG)
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


def test_a_second_look_reads_no_page_again(cities, found, django_assert_max_num_queries):
    CityFactory.create_batch(3, parent=cities, origin=LONG)
    assert len(found()) == 3
    with django_assert_max_num_queries(2):
        assert len(found()) == 3


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
