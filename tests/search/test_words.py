"""Forms of a word that meet, and words that stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.search.compounds import is_part
from iserlohn_europa.search.words import asked_words, key_of, words_of


def keys_of(text: str) -> list[str]:
    """The keys of the words of a text, in their order."""
    return [key_of(word, "de") for word in words_of(text)]


@pytest.mark.parametrize(
    "forms",
    [
        "Städtepartnerschaft Staedtepartnerschaft Stadtepartnerschaft Städtepartnerschaften",
        "Bürger Buerger Bürgerinnen bürger",
        "Förderung Foerderung Forderung förderungen",
        "Chorzów Chorzow CHORZÓW",
        "Nyíregyháza nyiregyhaza",
        "Straße Strasse",
        "neue neuer neu",
        "Новочеркасск новочеркасск",
    ],
)
def test_forms_of_a_word_meet(forms):
    assert len({key_of(form, "de") for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words", ["Burg Bürger", "Stadt Staat", "Almelo Auchel", "Новочеркасск Тернопіль", "2017 2018"]
)
def test_other_words_stay_apart(words):
    first, second = words.split()
    assert key_of(first, "de") != key_of(second, "de")


def test_endings_are_those_of_the_language():
    assert key_of("cities", "en") == key_of("city", "en")
    assert key_of("miasta", "pl") == key_of("miasto", "pl")


def test_hyphens_part_words_and_join_them():
    assert list(words_of("der Europa-Preis")) == ["der", "Europa", "Preis", "EuropaPreis"]


def test_easy_german_is_german_and_its_divided_words_meet_the_whole_ones():
    for divided in ("Partner-Städte", "Partner·Städte"):
        keys = {key_of(word, "de-simple") for word in words_of(divided)}
        assert key_of("Partnerstadt", "de-simple") in keys
    assert key_of("Städte", "de-simple") == key_of("Stadt", "de")
    assert asked_words("Wie kann ich mitmachen?", "de-simple") == ["mitmachen"]


def test_an_accent_typed_on_its_own_belongs_to_its_letter():
    assert keys_of("Chorzo\u0301w") == keys_of("Chorzów")


def test_a_question_is_asked_without_the_words_that_say_nothing():
    assert asked_words("Wie kann ich mitmachen?", "de") == ["mitmachen"]
    assert asked_words("wie ich", "de") == ["wie", "ich"]


@given(st.text(), st.sampled_from(["de", "en", "fr", "nl", "pl", "hu", "uk", "de-simple"]))
def test_any_text_has_words_with_keys(text, language):
    for word in words_of(text):
        key = key_of(word, language)
        assert len(key) <= 60
        assert "\x00" not in key


@given(st.text())
def test_case_does_not_matter(text):
    assert keys_of(text.upper().lower()) == keys_of(text.lower().upper().lower())


KNOWN = {"preis", "europa", "kreis", "land", "burger", "fest", "jugend"}


@pytest.mark.parametrize(
    ("key", "whole", "is_one"),
    [
        ("konferenz", "stadtepartnerschaftskonferenz", True),
        ("reis", "burgerreise", True),
        ("fest", "strassenfest", False),
        ("preis", "europapreis", True),
        ("jugend", "jugendarbeit", True),
        ("reis", "europapreis", False),
        ("reis", "landkreis", False),
        ("reis", "kreis", False),
        ("chor", "chorzow", False),
        ("pol", "polizei", False),
    ],
)
def test_a_word_is_part_of_another_where_words_meet(key, whole, is_one):
    assert is_part(key, whole, KNOWN.__contains__) == is_one
