from math import hypot

import pytest

from partnerships.projection import (
    ISERLOHN,
    Point,
    Projection,
    distance_km,
    midpoint,
    round_distance,
)

BERLIN, PARIS, ALMELO = Point(52.52, 13.405), Point(48.8566, 2.3522), Point(52.35, 6.667)
NOVOCHERKASSK = Point(47.42, 40.09)


def test_the_distance_of_two_capitals_is_the_known_one():
    assert distance_km(BERLIN, PARIS) == pytest.approx(878, abs=2)
    assert distance_km(BERLIN, BERLIN) == 0


def test_the_centre_of_the_projection_is_its_origin():
    assert Projection(ISERLOHN).project(ISERLOHN) == pytest.approx((0, 0), abs=1e-6)


def test_the_projection_keeps_east_right_and_north_up():
    east, north = Projection(ISERLOHN).project(ALMELO)
    assert east < 0 < north


def test_the_projection_keeps_a_known_distance_from_its_centre():
    assert hypot(*Projection(BERLIN).project(PARIS)) == pytest.approx(878, abs=3)


@pytest.mark.parametrize("city", [ALMELO, PARIS, NOVOCHERKASSK])
def test_the_midpoint_is_equally_far_from_both_towns(city):
    middle = midpoint(ISERLOHN, city)
    half = distance_km(ISERLOHN, city) / 2
    assert distance_km(ISERLOHN, middle) == pytest.approx(half)
    assert distance_km(city, middle) == pytest.approx(half)


@pytest.mark.parametrize(
    ("exact", "said"), [(128.6, 130), (97.4, 95), (97.6, 100), (2311, 2310), (2.4, 0)]
)
def test_a_distance_is_rounded_as_one_says_it(exact, said):
    assert round_distance(exact) == said
