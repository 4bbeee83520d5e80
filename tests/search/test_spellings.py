"""Other spellings: how the office writes them down."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from iserlohn_europa.search.models import Spelling

LIST = "andere-schreibweisen"


def problem_with(words: str) -> str:
    with pytest.raises(ValidationError) as refused:
        Spelling(words=words).full_clean()
    return refused.value.message_dict["words"][0]


def test_each_line_holds_one_word():
    assert problem_with("Hall\nHall in Tirol").startswith("„Hall in Tirol“: Bitte schreiben Sie")


def test_one_word_alone_means_nothing_else():
    assert "mindestens zwei Schreibweisen" in problem_with("Hall\n\n  Hall ")


def test_empty_lines_and_spaces_are_left_out():
    spelling = Spelling(words=" Polen \n\npolnisch\nPolen")
    spelling.full_clean()
    assert spelling.forms == ["Polen", "polnisch"]


def test_approvers_write_them_down(approver):
    answer = approver.post(reverse(f"{LIST}:add"), {"words": "Biel\r\nBienne", "note": ""})
    assert answer.status_code == 302
    assert Spelling.objects.get().forms == ["Biel", "Bienne"]


def test_editors_read_them_only(editor):
    Spelling.objects.create(words="Biel\nBienne")
    assert "Biel, Bienne" in editor.get(reverse(f"{LIST}:index")).content.decode()
    assert editor.get(reverse(f"{LIST}:add")).status_code == 302
