"""Where towns lie on the map of Europe, and where their names find room.

Pure layout: no database, no markup; the same towns always make the same map. The map shows the
part of Europe in which the towns lie, in Lambert's equal-area projection around a fixed centre, so
that the coast can be drawn once (``templates/partnerships/europe_land.svg``, in kilometres east and
south of the centre) and moved into place. All other lengths are units of the drawing, which is
``WIDTH`` units wide whatever it shows.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations
from math import cos, hypot, inf, radians, sin
from typing import NamedTuple

from .projection import ISERLOHN, Point, Projection

CENTRE = Point(52, 10)  # as in EPSG:3035, the European grid
WIDTH = 1200.0
MARGIN_KM = 260.0  # beyond the outermost towns
SHAPE = (0.5, 0.8)  # height by width: neither a ribbon nor a tower
LETTER, LINE = 9.6, 22.0  # of a name, generously
MARK = 9.0  # half the side of a town's mark
GAP = 4.0
ROUNDS = 20  # of moving marks apart
ROUTE_RISE = 0.11  # height of a route's bow by its length
REACHES = (16, 30, 46, 64, 84, 106, 130, 156)
ANGLES = (0, 180, -35, 35, 215, 145, -70, 70, 250, 110)  # degrees, clockwise from east

OVER_A_ROUTE = 12  # what it costs to write over a point of a route, in units of distance

Spot = tuple[float, float]

_projection = Projection(CENTRE)


class Box(NamedTuple):
    """A rectangle on the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def covers(self, spot: Spot) -> bool:
        return self.left < spot[0] < self.right and self.top < spot[1] < self.bottom

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Name(NamedTuple):
    """Where a town's name is written: the middle of its line at one end, and which end that is."""

    x: float
    y: float
    anchor: str
    box: Box
    is_far: bool


class Mark(NamedTuple):
    """A town on the drawing; without a name if there was no room for it."""

    x: float
    y: float
    name: Name | None


class EuropeMap:
    """The towns with their marks, names and routes from home."""

    def __init__(self, towns: Sequence[tuple[str, Point]], home: str = "Iserlohn") -> None:
        self.frame = self._frame([ISERLOHN, *(place for _name, place in towns)])
        self.scale = WIDTH / (self.frame.right - self.frame.left)
        self.width = WIDTH
        self.height = (self.frame.bottom - self.frame.top) * self.scale
        spots = apart([self.place(ISERLOHN), *(self.place(place) for _name, place in towns)])
        names = self._names([home, *(name for name, _place in towns)], spots)
        self.home, *self.marks = [
            Mark(*spot, name) for spot, name in zip(spots, names, strict=True)
        ]

    @staticmethod
    def _frame(places: Iterable[Point]) -> Box:
        """The part of the flat world to show, in kilometres east and south of the centre."""
        easts, norths = zip(*(_projection.project(place) for place in places), strict=True)
        left, right = min(easts) - MARGIN_KM, max(easts) + MARGIN_KM
        top, bottom = -max(norths) - MARGIN_KM, -min(norths) + MARGIN_KM
        flattest, tallest = SHAPE
        higher = max((right - left) * flattest - (bottom - top), 0) / 2
        wider = max((bottom - top) / tallest - (right - left), 0) / 2
        return Box(left - wider, top - higher, right + wider, bottom + higher)

    def place(self, point: Point) -> Spot:
        """Where a point of the globe lies on the drawing."""
        east, north = _projection.project(point)
        x, y = (east - self.frame.left) * self.scale, (-north - self.frame.top) * self.scale
        return round(x, 1), round(y, 1)

    @property
    def land_transform(self) -> str:
        """What moves the coast, drawn in kilometres, into place."""
        x, y = -self.frame.left * self.scale, -self.frame.top * self.scale
        return f"translate({x:.1f} {y:.1f}) scale({self.scale:.5f})"

    def route(self, mark: Mark) -> str:
        """The path of the calm curve from home to a town."""
        bend_x, bend_y = self._bend(mark)
        return f"M{self.home.x} {self.home.y}Q{bend_x:.1f} {bend_y:.1f} {mark.x} {mark.y}"

    def _bend(self, mark: Mark) -> Spot:
        (x1, y1), (x2, y2) = (self.home.x, self.home.y), (mark.x, mark.y)
        lift = 2 * ROUTE_RISE * (1 if x2 >= x1 else -1)
        return (x1 + x2) / 2 + (y2 - y1) * lift, (y1 + y2) / 2 - (x2 - x1) * lift

    @cached_property
    def _sheet(self) -> Box:
        return Box(GAP, GAP, self.width - GAP, self.height - GAP)

    def _names(self, names: Sequence[str], spots: Sequence[Spot]) -> list:
        """Write each name where it is near its mark and covers nothing; crowded towns first."""
        taken = [around(x, y) for x, y in spots]
        routes = [point for spot in spots[1:] for point in between(spots[0], spot)]
        written: dict[int, Name] = {}

        def crowd(index: int) -> float:
            x, y = spots[index]
            return -sum(1 / (1 + hypot(x - a, y - b)) for a, b in spots)

        for index in sorted(range(len(spots)), key=lambda index: (crowd(index), index)):
            best, least = None, inf
            for cost, name in candidates(names[index], *spots[index]):
                if cost >= least:
                    break  # the cheapest come first, and a route only makes them dearer
                if self._sheet.holds(name.box) and not any(map(name.box.overlaps, taken)):
                    cost += OVER_A_ROUTE * sum(map(name.box.covers, routes))
                    if cost < least:
                        best, least = name, cost
            if best:
                written[index] = best
                taken.append(best.box)
        return [written.get(index) for index in range(len(spots))]


def apart(spots: Sequence[Spot]) -> list[Spot]:
    """Move marks that would cover each other away from each other, both by the same way.

    Towns side by side are told apart rather than placed to the kilometre. Home, the first, stays.
    In a crowd nobody draws a map for, some may still touch.
    """
    moved = list(spots)
    for _round in range(ROUNDS):
        is_done = True
        for one, other in combinations(range(len(moved)), 2):
            (x1, y1), (x2, y2) = moved[one], moved[other]
            distance = hypot(x2 - x1, y2 - y1)
            lack = 2 * MARK + GAP - distance
            if lack <= 0.1:
                continue
            is_done = False
            east, south = ((x2 - x1) / distance, (y2 - y1) / distance) if distance else (1.0, 0.0)
            share = lack if one == 0 else lack / 2
            if one:
                moved[one] = x1 - east * share, y1 - south * share
            moved[other] = x2 + east * share, y2 + south * share
        if is_done:
            break
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def around(x: float, y: float) -> Box:
    """The room of a mark."""
    return Box(x - MARK, y - MARK, x + MARK, y + MARK)


def between(start: Spot, end: Spot) -> list[Spot]:
    """Points along the way between two marks, a name's height apart."""
    (x1, y1), (x2, y2) = start, end
    steps = max(int(hypot(x2 - x1, y2 - y1) / LINE), 1)
    return [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(1, steps)]


def candidates(text: str, x: float, y: float) -> Iterator[tuple[float, Name]]:
    """Places for a name, each with its cost, from the cheapest: the nearest to its mark."""
    width = len(text) * LETTER
    for reach in REACHES:
        for preference, angle in enumerate(ANGLES):
            end_x, middle = x + reach * cos(radians(angle)), y + reach * sin(radians(angle))
            starts = end_x >= x
            left = end_x if starts else end_x - width
            box = Box(left, middle - LINE / 2, left + width, middle + LINE / 2)
            name = Name(
                round(end_x, 1), round(middle, 1), "start" if starts else "end", box, reach > 30
            )
            yield reach + preference, name
