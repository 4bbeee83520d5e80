"""How what was found is counted, without a database."""

import pytest

from iserlohn_europa.search.tally import Group, Tally

ALMELO, AUCHEL = "a1", "a2"


@pytest.fixture
def tally():
    return Tally(
        {
            Group("event", f" {ALMELO} {AUCHEL} ", " 2014 2015 "): 2,
            Group("news", f" {ALMELO} ", " 2015 "): 3,
            Group("city", "", ""): 1,
            Group("award", "", " 2014 "): 0,
        }
    )


@pytest.mark.parametrize(
    ("choice", "total"),
    [
        ({}, 6),
        ({"kind": "event"}, 2),
        ({"city": ALMELO}, 5),
        ({"city": AUCHEL, "year": 2015}, 2),
        ({"kind": "city", "year": 2015}, 0),
        ({"year": 201}, 0),
    ],
)
def test_a_choice_leaves_what_meets_all_of_it(tally, choice, total):
    assert tally.total(choice) == total


def test_what_is_about_several_things_counts_for_each_the_most_first(tally):
    assert tally.counted("kind", {}) == [("news", 3), ("event", 2), ("city", 1)]
    assert tally.counted("city", {}) == [(ALMELO, 5), (AUCHEL, 2)]
    assert tally.counted("year", {}) == [(2015, 5), (2014, 2)]


def test_a_facet_is_counted_among_what_the_others_leave(tally):
    choice = {"kind": "news", "city": AUCHEL}
    assert tally.counted("kind", choice) == [("event", 2)]
    assert tally.counted("city", choice) == [(ALMELO, 3)]
    assert tally.counted("year", choice) == []
