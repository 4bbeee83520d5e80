import pytest

from iserlohn_europa.seed.maps import Frame, draw_map_detail
from iserlohn_europa.seed.outlines import (
    BOUNDS,
    contains,
    convert,
    is_inside,
    read_outlines,
    write_outlines,
)
from partnerships.projection import ISERLOHN, Point

CITIES = {
    "almelo": (Point(52.35, 6.667), "NL"),
    "auchel": (Point(50.5086, 2.4744), "FR"),
    "biel-bienne": (Point(47.1367, 7.2467), "CH"),
    "chorzow": (Point(50.3, 18.95), "PL"),
    "glauchau": (Point(50.8233, 12.5444), "DE"),
    "hall-in-tirol": (Point(47.2817, 11.507), "AT"),
    "laventie": (Point(50.6283, 2.7719), "FR"),
    "nowotscherkassk": (Point(47.4333, 40.0833), "RU"),
    "nyiregyhaza": (Point(47.953, 21.727), "HU"),
    "ternopil": (Point(49.55, 25.583), "UA"),
}
SIZE = (1600, 1000)

each_city = pytest.mark.parametrize(
    ("city", "country"), [pytest.param(*place, id=slug) for slug, place in CITIES.items()]
)


@pytest.fixture(scope="module")
def outlines():
    return read_outlines()


def countries_at(outlines, point):
    return [
        country
        for country, rings in outlines.items()
        if any(contains(ring, (point.lon, point.lat)) for ring in rings)
    ]


@each_city
def test_both_towns_lie_well_inside_the_frame(city, country):
    frame = Frame(ISERLOHN, city, SIZE)
    for x, y in (frame.pixel(ISERLOHN), frame.pixel(city)):
        assert 0.19 * SIZE[0] < x < 0.81 * SIZE[0]
        assert 0.19 * SIZE[1] < y < 0.81 * SIZE[1]


@each_city
def test_the_outlines_reach_beyond_the_frame(city, country):
    frame = Frame(ISERLOHN, city, SIZE)
    for lon in range(int(BOUNDS.west), int(BOUNDS.east) + 1):
        for lat in (BOUNDS.south, BOUNDS.north):
            assert_outside(frame.pixel(Point(lat, lon)))
    for lat in range(int(BOUNDS.south), int(BOUNDS.north) + 1):
        for lon in (BOUNDS.west, BOUNDS.east):
            assert_outside(frame.pixel(Point(lat, lon)))


def assert_outside(xy):
    assert not (0 <= xy[0] <= SIZE[0] and 0 <= xy[1] <= SIZE[1])


def test_a_near_city_is_shown_with_the_countries_around_it():
    assert Frame(ISERLOHN, CITIES["almelo"][0], SIZE).width_km >= 500


@each_city
def test_every_city_lies_in_its_country(outlines, city, country):
    assert countries_at(outlines, city) == [country]


@pytest.mark.parametrize(
    ("place", "country"),
    [
        pytest.param(ISERLOHN, "DE", id="iserlohn"),
        pytest.param(Point(44.95, 34.1), "UA", id="crimea"),
        pytest.param(Point(44.6, 33.6), "UA", id="sevastopol"),
        pytest.param(Point(35.25, 33.4), "CY", id="northern-cyprus"),
        pytest.param(Point(42.66, 21.16), "XK", id="pristina"),
        pytest.param(Point(53.59, 6.7), "DE", id="borkum"),
    ],
)
def test_disputed_and_small_places_lie_where_they_belong(outlines, place, country):
    assert countries_at(outlines, place) == [country]


def test_no_border_is_left_between_ukraine_and_crimea(outlines):
    crimea, kyiv = (34.1, 44.95), (30.5, 50.45)
    assert any(contains(ring, crimea) and contains(ring, kyiv) for ring in outlines["UA"])


def test_the_outlines_stay_within_their_bounds(outlines):
    rings = [ring for country in outlines.values() for ring in country]
    assert all(is_inside(position, BOUNDS) for ring in rings for position in ring)


def test_the_same_topology_always_gives_the_same_file(tmp_path):
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[10, 50], [2, 0], [0, 2], [-2, 0], [0, -2]]],
        "objects": {
            "countries": {
                "geometries": [
                    {
                        "type": "Polygon",
                        "arcs": [[0]],
                        "id": "276",
                        "properties": {"name": "Germany"},
                    }
                ]
            }
        },
    }
    first, second = tmp_path / "first.json.gz", tmp_path / "second.json.gz"
    write_outlines(convert(topology), first)
    write_outlines(convert(topology), second)
    assert first.read_bytes() == second.read_bytes()
    assert read_outlines(first) == {"DE": [[[10, 50], [12, 50], [12, 52], [10, 52]]]}


def test_a_map_detail_is_a_colour_picture_of_the_size_asked_for():
    detail = draw_map_detail(*CITIES["hall-in-tirol"], size=(800, 500))
    assert detail.image.mode == "RGB"
    assert detail.image.size == (800, 500)


def test_a_map_detail_says_where_the_city_lies():
    city, country = CITIES["nyiregyhaza"]
    detail = draw_map_detail(city, country, size=(800, 500))
    assert detail.city_xy == pytest.approx(Frame(ISERLOHN, city, (800, 500)).pixel(city))
    red, _, blue = detail.image.getpixel(tuple(round(value) for value in detail.city_xy))
    assert red > 2 * blue


def test_the_same_map_detail_is_drawn_alike_every_time():
    city, country = CITIES["almelo"]
    first, second = (draw_map_detail(city, country, size=(400, 250)).image for _ in range(2))
    assert first.tobytes() == second.tobytes()
