import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.core.text import sort_key
from iserlohn_europa.search.excerpts import (
    ELLIPSIS,
    LENGTH,
    SCRAP,
    WORD,
    Piece,
    excerpt,
    in_pieces,
)

# Letters that are compared, that are not, and all that may stand between them.
LETTERS = st.sampled_from(list("aAbÄäöÓóßłŁi\u0301\u0308İ ,.-_()<>&\"'\n\t…0"))
TEXTS = st.one_of(st.text(LETTERS, max_size=400), st.text(max_size=400))
QUERIES = st.one_of(st.text(LETTERS, max_size=20), st.text(max_size=20))


def shown(pieces) -> str:
    return "".join(piece.text for piece in pieces)


def hits(pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.is_hit]


def filler(number: int) -> str:
    return " ".join(f"Wort{count}" for count in range(number))


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Besuch aus Chorzów", "Chorzow", ["Chorzów"]),
        ("Besuch aus Chorzow", "chorzów", ["Chorzow"]),
        ("Die Straße, die STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Für Bürgerinnen und Bürger", "bürger", ["Bürger"]),
        ("Łódź", "lodz", ["Łódź"]),
        (unicodedata.normalize("NFD", "Nyíregyháza"), "Nyíregyháza", None),
        ("Nyíregyháza", unicodedata.normalize("NFD", "Nyíregyháza"), ["Nyíregyháza"]),
        ("Новочеркасск", "новочеркасск", ["Новочеркасск"]),
        ("Die Stadt im Stadtrat", "Stadt", ["Stadt"]),
        ("Almelo und Almelo", "almelo almelo", ["Almelo", "Almelo"]),
        ("Komitee Almelo", "almelo komitee", ["Komitee", "Almelo"]),
        ("E-Mail an europa_buero", "mail buero", ["Mail", "buero"]),
        ("2013 und 2018", "2013", ["2013"]),
        ("Nichts davon", "Almelo", []),
        ("Almelo", "", []),
        ("Almelo", '"*()-', []),
        ("", "Almelo", []),
    ],
)
def test_a_word_is_found_as_people_read_it(text, query, found):
    pieces = in_pieces(text, query)
    assert hits(pieces) == ([text] if found is None else found)
    assert shown(pieces) == text


def test_a_combining_accent_stays_with_its_letter():
    text = unicodedata.normalize("NFD", "Besuch in Chorzów heute")
    (hit,) = hits(in_pieces(text, "Chorzów"))
    assert unicodedata.normalize("NFC", hit) == "Chorzów"


def test_the_first_text_with_a_hit_is_shown():
    texts = ["Ein Kurztext.", "Unser Freund Almelo.", "Noch einmal Almelo."]
    assert excerpt(texts, "almelo") == [
        Piece("Unser Freund "),
        Piece("Almelo", is_hit=True),
        Piece("."),
    ]


def test_what_comes_after_a_hit_is_not_asked_for():
    def texts():
        yield "Almelo"
        raise AssertionError

    assert hits(excerpt(texts(), "almelo")) == ["Almelo"]


@pytest.mark.parametrize("texts", [[], [""], ["", "  \n "]])
def test_of_nothing_nothing_is_shown(texts):
    assert excerpt(texts, "almelo") == []


def test_without_a_hit_the_beginning_is_shown():
    assert shown(excerpt(["", "Der Anfang.", "Mehr."], "almelo")) == "Der Anfang."
    beginning = shown(excerpt([filler(100)], "almelo"))
    assert beginning.startswith("Wort0 Wort1 ")
    assert beginning.endswith(f" {ELLIPSIS}")


def test_a_hit_in_the_middle_stands_among_its_neighbours():
    text = f"{filler(100)} Almelo {filler(100)}"
    found = shown(excerpt([text], "almelo"))
    assert found.startswith(f"{ELLIPSIS} Wort9")
    assert " Wort99 Almelo Wort0 " in found
    assert found.endswith(f" {ELLIPSIS}")


@pytest.mark.parametrize(
    "text", [f"Almelo {filler(100)}", f"{filler(100)} Almelo", f"{filler(100)} (Almelo)."]
)
def test_a_hit_at_a_border_uses_the_room_on_the_other_side(text):
    found = shown(excerpt([text], "almelo"))
    assert found.startswith(text[:20]) or found.endswith(text[-20:])
    assert LENGTH - 10 <= len(found) <= LENGTH + 2


@pytest.mark.parametrize("length", range(60, 260, 10))
def test_what_is_left_out_is_marked_once_and_leaves_no_scraps(length):
    text = f"{filler(60)} Ein Rest … Almelo {filler(20)} … Anderes Ende {filler(60)}"
    found = shown(excerpt([text], "almelo", length=length))
    assert f"{ELLIPSIS} {ELLIPSIS}" not in found
    before, _almelo, after = found.partition("Almelo")
    assert before == f"{ELLIPSIS} " or len(before) > SCRAP
    assert not after.endswith(f"{ELLIPSIS} Anderes {ELLIPSIS}")


def test_a_hit_in_an_endless_chain_is_shown_alone():
    chain = "x-" * 5000 + "almelo" + "-x" * 5000
    assert shown(excerpt([chain], "almelo")) == f"{ELLIPSIS} almelo {ELLIPSIS}"


def test_an_endless_word_without_a_hit_is_not_shown():
    assert excerpt(["x" * 100_000], "almelo") == []


def test_another_search_may_bring_its_own_idea_of_the_same_word():
    def stem(word):
        return sort_key(word).removesuffix("n")

    assert hits(excerpt(["Freundschaften"], "freundschafte", key=stem)) == ["Freundschaften"]


@given(TEXTS, QUERIES)
def test_nothing_is_lost_and_every_hit_was_looked_for(text, query):
    pieces = in_pieces(text, query)
    wanted = {sort_key(word) for word in WORD.findall(query)} - {""}
    assert shown(pieces) == text
    assert all(piece.text for piece in pieces)
    assert [word for word in WORD.findall(text) if sort_key(word) in wanted] == hits(pieces)


@given(st.lists(TEXTS, max_size=4), QUERIES, st.integers(0, 60))
def test_an_excerpt_is_short_whole_and_shows_a_hit_if_there_is_one(texts, query, length):
    found = excerpt(texts, query, length=length)
    spaced = [" ".join(text.split()) for text in texts]
    all_hits = [hit for text in spaced for hit in hits(in_pieces(text, query))]
    assert bool(hits(found)) == bool(all_hits)
    core = shown(found).removeprefix(f"{ELLIPSIS} ").removesuffix(f" {ELLIPSIS}")
    assert len(core) <= max(length, len(all_hits[0]) if all_hits else 0)
    assert any(core in text for text in spaced) or not core
    words = {word for text in spaced for word in WORD.findall(text)}
    assert set(WORD.findall(core)) <= words


def test_a_page_of_results_is_quick():
    text = f"{filler(3000)} Almelo"
    in_pieces(text, "warm")
    begin = time.process_time()
    for _number in range(20):
        excerpt([text], "almelo")
    assert time.process_time() - begin < 1
