"""Whoever writes in easy German sees which sentence to look at, and how to say it better."""

import json

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.blocks import CharBlock, RichTextBlock, TextBlock
from wagtail.models import Page

from iserlohn_europa.easy.blocks import EasyStoryBlock
from iserlohn_europa.easy.hints import SHOWN, report_on
from iserlohn_europa.easy.lines import lines_of, placed_hints
from iserlohn_europa.easy.models import EasyPage
from iserlohn_europa.easy.rules import Rule
from iserlohn_europa.easy.templatetags.easy_hints_tags import easy_hints, is_easy
from iserlohn_europa.editorial.templatetags.readability_tags import hard_sentences
from tests.factories import CityFactory, CityIndexFactory, EasyPageFactory, StandardPageFactory

KEY = "0b2f6d52-5f0e-4a1e-9d8a-1c2d3e4f5a6b"


def easy_page(*blocks, **fields) -> EasyPage:
    """An easy page that was never saved."""
    story = json.dumps([{"type": kind, "value": value, "id": KEY} for kind, value in blocks])
    return EasyPage(story=story, **fields)


def places(page) -> list[tuple[str, str, str]]:
    return [(each.line.place, each.hint.found, each.anchor) for each in placed_hints(page)]


def test_a_hint_leads_to_the_field_of_its_block():
    good = {"text": "<p>Das ist gut.</p>"}
    bad = {"text": "<p>Das ist gut.</p><p>Das Büro der Stadt hilft.</p>"}
    page = easy_page(("sentences", good), ("sentences", bad))
    assert places(page) == [
        ("Baustein 2", "Büro der Stadt", f":w:contentpath=story.{KEY}.text"),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "field"),
    [
        ("heading", {"text": "Das Büro der Stadt"}, "text"),
        ("word", {"word": "Büro der Stadt", "meaning": "<p>Gut.</p>"}, "word"),
        ("word", {"word": "Büro", "meaning": "<p>Das Büro der Stadt.</p>"}, "meaning"),
        ("link", {"title": "Zum Büro der Stadt", "text": ""}, "title"),
        ("contact", {"title": "Büro der Stadt"}, "title"),
        ("sentences", {"text": "<ul><li>das Büro der Stadt</li></ul>"}, "text"),
    ],
)
def test_every_word_of_a_page_is_read(kind, value, field):
    assert [place[2] for place in places(easy_page((kind, value)))] == [
        f":w:contentpath=story.{KEY}.{field}"
    ]


WRITTEN = [
    (kind, field)
    for kind, block in EasyStoryBlock().child_blocks.items()
    for field, child in block.child_blocks.items()
    if isinstance(child, (CharBlock, RichTextBlock, TextBlock))
]


def test_every_kind_of_block_has_words():
    assert {kind for kind, _field in WRITTEN} == set(EasyStoryBlock().child_blocks)


@pytest.mark.parametrize(("kind", "field"), WRITTEN)
def test_no_field_of_any_block_is_passed_over(kind, field):
    lines = lines_of(easy_page((kind, {field: "Worte"})))
    assert [line.content_path for line in lines if line.text == "Worte"] == [f"story.{KEY}.{field}"]


def test_title_and_teaser_are_read_too():
    page = easy_page(title="Büro der Stadt", teaser="Es wird gefeiert.")
    assert [place[0] for place in places(page)] == ["Titel", "Kurztext"]


def test_lines_are_sentences_even_without_a_full_stop():
    page = easy_page(("sentences", {"text": "<p>Schulen in der<br/>Stadt</p><p>Die Feier</p>"}))
    assert places(page) == []


def test_a_bold_no_is_let_pass_where_it_is_bold():
    text = "<p>Das ist <b>nicht</b> weit.</p><p>Das ist nicht nah.</p>"
    (hint,) = placed_hints(easy_page(("sentences", {"text": text})))
    assert hint.hint.rule is Rule.NEGATION and hint.hint.sentence == "Das ist nicht nah."


def test_signs_are_read_as_signs():
    (hint,) = placed_hints(easy_page(("sentences", {"text": "<p>Chöre &amp; Schulen</p>"})))
    assert hint.hint.found == "&"


# --- In the form


@pytest.fixture
def page(home):
    CityFactory(parent=CityIndexFactory(parent=home), title="Nowotscherkassk", slug="nowo")
    root = EasyPageFactory(parent=Page.get_first_root_node(), slug="startseite-leicht")
    return EasyPageFactory(parent=root, title="Städtepartnerschaft Nowotscherkassk")


def test_towns_are_called_what_they_are_called(page):
    found = [each["what"] for each in report_on(page)["findings"]]
    assert found == ["Titel: „Städtepartnerschaft“"]


def test_the_side_panel_says_what_and_how_to_say_it_better(page):
    html = BeautifulSoup(
        render_to_string("easy/admin/hints_panel.html", easy_hints(page)), "html.parser"
    )
    text = " ".join(html.get_text(" ").split())
    assert "Titel: „Städtepartnerschaft“" in text
    assert "Bindestrich" in text
    assert html.a["href"] == "#:w:contentpath=title"


def test_a_long_list_is_cut_and_says_so(page):
    lines = "".join(f"<p>Das ist nicht {number}.</p>" for number in range(SHOWN + 2))
    page.story = [("sentences", {"text": lines})]
    answer = report_on(page)
    assert (len(answer["findings"]), answer["more"]) == (SHOWN, 3)


def test_an_easy_page_has_these_rules_and_not_those_of_german_pages(page, home):
    assert not hard_sentences(page)["is_german"]
    german = StandardPageFactory(parent=home)
    assert is_easy(page) and not is_easy(german)
    assert hard_sentences(german)["is_german"]


def test_the_form_shows_them_and_holds_nothing_up(page, approver):
    page.story = [("sentences", {"symbol": "", "text": "<p>Das Büro der Stadt hilft.</p>"})]
    page.save_revision()
    response = approver.get(f"/admin/pages/{page.pk}/edit/")
    assert "Regeln für Leichte Sprache" in response.content.decode()
    page.get_latest_revision().publish()
    assert EasyPage.objects.get(pk=page.pk).live
