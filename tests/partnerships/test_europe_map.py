from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.europe_map import MARK, WIDTH, Box, EuropeMap, around
from partnerships.projection import Point

AUCHEL, LAVENTIE = ("Auchel", Point(50.508, 2.474)), ("Laventie", Point(50.6286, 2.7725))
FRIENDS = [
    ("Almelo", Point(52.357, 6.6625)),
    AUCHEL,
    ("Biel", Point(47.1371, 7.2459)),
    ("Chorzów", Point(50.3, 18.95)),
    ("Glauchau", Point(50.8233, 12.5444)),
    ("Hall in Tirol", Point(47.2833, 11.5)),
    LAVENTIE,
    ("Nowotscherkassk", Point(47.42, 40.09)),
    ("Nyíregyháza", Point(47.955, 21.7167)),
    ("Ternopil", Point(49.5667, 25.6)),
]
towns = st.lists(
    st.tuples(
        st.text("abcdefghijklmnopqrstuvwxyzäöü -", min_size=1, max_size=24),
        st.builds(Point, st.floats(36, 64), st.floats(-9, 44)),
    ),
    max_size=25,
)


def all_marks(drawing):
    return [drawing.home, *drawing.marks]


def test_each_of_our_friends_has_its_name_beside_its_mark():
    drawing = EuropeMap(FRIENDS)
    assert all(mark.name for mark in all_marks(drawing))
    for mark in all_marks(drawing):
        assert hypot(mark.name.x - mark.x, mark.name.y - mark.y) < 70


def test_auchel_and_laventie_are_two_marks_with_two_names():
    auchel, laventie = EuropeMap([AUCHEL, LAVENTIE]).marks
    assert hypot(laventie.x - auchel.x, laventie.y - auchel.y) > 2 * MARK
    assert auchel.x < laventie.x
    assert not auchel.name.box.overlaps(laventie.name.box)


@settings(max_examples=40)
@given(towns)
def test_no_name_covers_another_or_a_mark_or_leaves_the_sheet(places):
    drawing = EuropeMap(places)
    sheet = Box(0, 0, drawing.width, drawing.height)
    names = [mark.name.box for mark in all_marks(drawing) if mark.name]
    assert all(sheet.holds(box) for box in names)
    assert not any(a.overlaps(b) for a, b in combinations(names, 2))
    for mark in all_marks(drawing):
        assert sheet.holds(around(mark.x, mark.y))
        assert not any(box.overlaps(around(mark.x, mark.y)) for box in names)


@settings(max_examples=40)
@given(towns)
def test_the_sheet_is_as_wide_as_a_page_and_neither_ribbon_nor_tower(places):
    drawing = EuropeMap(places)
    assert drawing.width == WIDTH
    assert 0.499 <= drawing.height / drawing.width <= 0.801


def test_no_mark_of_our_friends_covers_another():
    for one, other in combinations(all_marks(EuropeMap(FRIENDS)), 2):
        assert hypot(one.x - other.x, one.y - other.y) > 2 * MARK


def test_two_towns_at_the_same_place_are_two_marks():
    one, other = EuropeMap([AUCHEL, ("Béthune", AUCHEL[1])]).marks
    assert hypot(one.x - other.x, one.y - other.y) > 2 * MARK


def test_a_mark_that_has_room_stays_where_the_town_lies():
    drawing = EuropeMap(FRIENDS)
    marks = dict(zip((name for name, _place in FRIENDS), drawing.marks, strict=True))
    for name, place in FRIENDS:
        if name not in {"Auchel", "Laventie"}:
            assert (marks[name].x, marks[name].y) == drawing.place(place)


def test_the_same_towns_make_the_same_map():
    first, second = EuropeMap(FRIENDS), EuropeMap(FRIENDS)
    assert all_marks(first) == all_marks(second)
    assert first.land_transform == second.land_transform


def test_a_town_far_away_widens_the_map():
    near, far = EuropeMap(FRIENDS[:1]), EuropeMap([*FRIENDS[:1], ("Porto", Point(41.15, -8.61))])
    assert far.scale < near.scale


def test_home_alone_is_a_map_too():
    drawing = EuropeMap([])
    assert drawing.home.name
    assert not drawing.marks


@pytest.mark.parametrize(("name", "place"), FRIENDS)
def test_a_route_leads_from_home_to_the_town(name, place):
    drawing = EuropeMap([(name, place)])
    (mark,) = drawing.marks
    route = drawing.route(mark)
    assert route.startswith(f"M{drawing.home.x} {drawing.home.y}Q")
    assert route.endswith(f" {mark.x} {mark.y}")
