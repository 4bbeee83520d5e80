"""Words and numbers in easy German stay whole at the end of a line."""

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from iserlohn_europa.easy.templatetags.easy_tags import in_one_piece


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Wir sind Partner-Städte.", "Partner-Städte."),
        ("Das „Europa-Büro“ hilft.", "„Europa-Büro“"),
        ("Partner·Stadt", "Partner·Stadt"),
        ("das Nordrhein-Westfalen-Lied", "Nordrhein-Westfalen-Lied"),
    ],
)
def test_a_compound_is_kept_with_its_signs(text, whole):
    assert f'<span class="easy-compound">{whole}</span>' in in_one_piece(text)


@pytest.mark.parametrize("text", ["02371 217-0", "Mai - Juni", "ein Wort", "", None])
def test_all_else_stays_as_it_is(text):
    assert in_one_piece(text) == (text or "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Die Städte liegen in 8 Ländern.", "in 8\N{NO-BREAK SPACE}Ländern."),
        ("vom 22. November 2026", "vom 22.\N{NO-BREAK SPACE}November 2026"),
        ("2 Chöre", "2\N{NO-BREAK SPACE}Chöre"),
    ],
)
def test_a_number_stays_with_what_it_counts(text, kept):
    assert kept in in_one_piece(text)


def test_a_number_stays_with_a_compound_too():
    whole = '<span class="easy-compound">9\N{NO-BREAK SPACE}Partner-Städte.</span>'
    assert in_one_piece("Wir haben 9 Partner-Städte.") == f"Wir haben {whole}"


def test_no_attribute_is_touched_and_nothing_gets_in():
    assert in_one_piece(mark_safe('<p class="a-b">Ja</p>')) == '<p class="a-b">Ja</p>'
    template = Template("{% load easy_tags %}{{ text|in_one_piece }}")
    shown = template.render(Context({"text": "<script>a-b</script>"}))
    assert "<script" not in shown and "&lt;script&gt;" in shown
