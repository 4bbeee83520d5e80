"""The map of Europe above the lists of cities."""

from partnerships.choices import Circle, Kind, Status
from tests.factories import CityFactory


def test_every_city_is_a_link_that_says_where_and_how_it_stands(cities, read):
    CityFactory(parent=cities, title="Almelo", slug="almelo", country="NL", status=Status.ACTIVE)
    (town,) = read("/partnerstaedte/").select(".europe-map a")
    assert town["aria-label"] == "Almelo, Niederlande: Partnerschaft, aktiv"
    assert town["href"].endswith("/partnerstaedte/almelo/")


def test_kind_circle_and_status_are_told_apart_by_shape(cities, read):
    CityFactory(parent=cities, title="A", kind=Kind.PARTNERSHIP, status=Status.ACTIVE)
    CityFactory(parent=cities, title="B", kind=Kind.FRIENDSHIP, status=Status.DORMANT)
    CityFactory(parent=cities, title="C", kind=Kind.FRIENDSHIP, circle=Circle.FURTHER)
    towns = read("/partnerstaedte/").select(".europe-map__drawing a")
    shapes = [town.select_one(".europe-map__sign") for town in towns]
    assert shapes[0].name == "circle"
    assert len({str(shape) for shape in shapes}) == 3
    asleep = ["europe-map__town--asleep" in town["class"] for town in towns]
    assert asleep == [False, True, False]


def test_without_a_city_there_is_no_map(cities, read):
    assert not read("/partnerstaedte/").select(".europe-map")
