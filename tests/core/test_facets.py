"""Several questions narrow a list at once, and each answer says what it would leave."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.core.facets import Facet, Narrowing


@dataclass(frozen=True)
class Line:
    cities: tuple[str, ...] = ()
    kind: str = "concert"


CITIES = [("almelo", "Almelo"), ("auchel", "Auchel")]
KINDS = [("concert", "Konzert"), ("talk", "Vortrag")]
FACETS = [
    Facet("stadt", "Stadt", lambda line: line.cities, CITIES, "Alle Städte"),
    Facet("art", "Art", lambda line: [line.kind], KINDS, "Alle Arten"),
]
LINES = [
    Line(("almelo",)),
    Line(("almelo", "auchel"), "talk"),
    Line(("auchel",)),
    Line((), "talk"),
]


def counts(fields) -> dict:
    return {option.value: option.count for field in fields for option in field.options}


def test_nothing_picked_narrows_nothing():
    narrowing = Narrowing(FACETS, {})
    assert not narrowing
    assert narrowing.of(LINES) == LINES


@pytest.mark.parametrize("query", [{"stadt": "atlantis"}, {"stadt": ""}, {"art": "x"}])
def test_what_is_unknown_narrows_nothing(query):
    assert not Narrowing(FACETS, query)


def test_answers_are_combined():
    assert Narrowing(FACETS, {"stadt": "almelo", "art": "talk"}).of(LINES) == [LINES[1]]


def test_each_answer_says_what_it_would_leave_beside_the_others():
    fields = Narrowing(FACETS, {"stadt": "almelo"}).fields(LINES)
    assert counts(fields) == {"almelo": 2, "auchel": 2, "concert": 1, "talk": 1}


def test_what_would_leave_nothing_is_not_offered_unless_it_is_picked():
    fields = Narrowing(FACETS, {"art": "talk"}).fields(LINES[:1])
    assert counts(fields) == {"concert": 1, "talk": 0}


def test_a_question_nobody_can_answer_is_not_asked():
    assert [field.name for field in Narrowing(FACETS, {}).fields([Line()])] == ["art"]


@given(
    st.lists(st.builds(Line, st.sampled_from([(), ("almelo",), ("auchel", "almelo")]))),
    st.sampled_from(["", "almelo", "auchel"]),
    st.sampled_from(["", "concert", "talk"]),
)
def test_every_count_is_the_number_of_lines_its_answer_leaves(lines, city, kind):
    for field in Narrowing(FACETS, {"stadt": city, "art": kind}).fields(lines):
        for option in field.options:
            query = {"stadt": city, "art": kind, field.name: option.value}
            assert option.count == len(Narrowing(FACETS, query).of(lines))
