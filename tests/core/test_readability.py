"""German sentences are found as a reader finds them, and the long ones are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.core.readability import (
    MAX_LETTERS,
    MAX_WORDS,
    hardships,
    letters,
    sentences,
    words,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vereine, z. B. Chöre, reisen nach Almelo.",
        "Vereine, z.B. Chöre, reisen nach Almelo.",
        "Frau Dr. Weber und Prof. Dr. Klein kamen am 5. Mai 2007 nach Iserlohn.",
        "Die 2. Fahrt beginnt am 19. 5. 2007 um 9.30 Uhr.",
        "Am 5.5.2007 war der 3. Besuch.",
        "Das Konzert von J. S. Bach war gut besucht.",
        "Im 19. Jahrhundert gab es ca. 500 Weber.",
        "Der Verein Freunde e. V. Iserlohn lädt ein.",
        "Papst Johannes Paul II. kam 1987.",
        "Nach dem II. Weltkrieg begann es.",
        "„Kommt doch her. Wir freuen uns“, schrieb der Bürgermeister.",
        "Das Projekt „Was nun? Europa“ läuft weiter.",
        "»Wann? Und wo?« fragten alle.",
        "Die Reise (vgl. S. 5. Dort steht mehr.) dauert vier Tage.",
        "Wer kommt? fragten alle.",
        "Die Stadt … und ihre Freunde",
    ],
)
def test_this_is_one_sentence(sentence):
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        ["Seit 1954 besteht die Partnerschaft.", "Sie ist die älteste."],
        ["Es begann 1954.", "Almelo lud ein."],
        ["Es kamen 30.", "Danach wurde gefeiert."],
        ["Es lädt ein der Freundeskreis e. V.", "Der Eintritt ist frei."],
        ["Chöre, Vereine usw.", "Sie alle reisen."],
        ["Wer fährt mit?", "Alle!", "Und wann?"],
        ["Sie schrieb: „Kommt her.", "Wir freuen uns.“", "Dann ging es los."],
        ["Das war „ein Fest“.", "„Schön“ fanden es alle."],
        ["Wir warten …", "Niemand kommt."],
    ],
)
def test_these_are_several_sentences(text):
    assert sentences(" ".join(text)) == text


def of_words(number: int) -> str:
    return "Wir " + "reisen " * (number - 2) + "weit."


def test_a_sentence_is_hard_beyond_its_limit():
    assert hardships(of_words(MAX_WORDS)) == []
    (hardship,) = hardships(of_words(MAX_WORDS + 1))
    assert hardship.is_long
    assert hardship.words == MAX_WORDS + 1


def test_a_word_is_hard_beyond_its_limit():
    long = "a" * (MAX_LETTERS + 1)
    assert hardships(f"Das ist {long[:-1]}.") == []
    (hardship,) = hardships(f"Das ist „{long}“.")
    assert hardship.long_words == (long,)
    assert not hardship.is_long


@pytest.mark.parametrize(
    "word",
    [
        "Städtepartnerschaftsvereine",
        "Begegnungsstättenförderungen",
    ],
)
def test_a_hyphen_makes_a_long_word_easy(word):
    assert hardships(f"Hier stehen {word}.")
    assert hardships(f"Hier stehen {word[:12]}-{word[12:].capitalize()}.") == []


@pytest.mark.parametrize(
    "address", ["https://www.donaudampfschifffahrtsgesellschaftskapitaen.de/", "x@" + "y" * 40]
)
def test_an_address_is_no_word(address):
    assert hardships(f"Mehr steht bei {address} im Netz.") == []


def test_the_hardest_sentence_comes_first():
    text = f"{of_words(30)} {of_words(40)} {of_words(35)}"
    assert [hardship.words for hardship in hardships(text)] == [40, 35, 30]


def test_one_long_word_may_be_an_official_name_and_two_are_serious():
    law = "Behindertengleichstellungsgesetz"
    assert [each.is_serious for each in hardships(f"Das steht im {law}.")] == [False]
    assert [each.is_serious for each in hardships(f"Im {law} und im {law}.")] == [True]


def test_numbers_and_compounds_are_words_and_signs_are_none():
    assert words("Von 9 – 17 Uhr: Deutsch-Französische Woche …") == [
        "Von",
        "9",
        "17",
        "Uhr:",
        "Deutsch-Französische",
        "Woche",
    ]


german = st.text(alphabet='abz.!?… ÄÖß„“»«"()12-\n', max_size=120)


@given(st.one_of(german, st.text(max_size=80)))
def test_nothing_is_lost_or_made_up(text):
    assert " ".join(sentences(text)).split() == text.split()


@given(st.one_of(german, st.text(max_size=80)))
def test_no_sentence_is_empty_and_every_hardship_is_a_sentence(text):
    found = sentences(text)
    assert all(found)
    assert {hardship.sentence for hardship in hardships(text)} <= set(found)


simple = st.lists(
    st.sampled_from(["reisen", "Freunde", "Almelo", "am", "5. Mai", "z. B.", "1954"]),
    min_size=1,
    max_size=8,
)


@given(st.lists(simple, min_size=1, max_size=6))
def test_as_many_sentences_are_found_as_were_written(written):
    text = [f"Wir sehen {' '.join(words)} gern." for words in written]
    assert sentences(" ".join(text)) == text


@given(st.text(max_size=40))
def test_a_word_has_no_more_letters_than_signs(word):
    assert 0 <= letters(word) <= len(word)
