import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.core.numbers import count_in_words


@pytest.fixture(autouse=True)
def german():
    with translation.override("de"):
        yield


def test_counts_up_to_twelve_are_words():
    assert [count_in_words(n) for n in range(13)] == [
        "keine",
        "eine",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ]


@given(st.integers(min_value=13))
def test_counts_above_twelve_are_digits(n):
    assert count_in_words(n) == str(n)


@given(st.integers(max_value=-1))
def test_nothing_is_counted_below_zero(n):
    with pytest.raises(ValueError, match="never negative"):
        count_in_words(n)


def test_words_are_plain_text_that_joins_a_sentence():
    assert "Vor " + count_in_words(10) + " Jahren" == "Vor zehn Jahren"
