"""The coast and the borders of Europe for the map on the page: one path, made once.

    python -m iserlohn_europa.seed.europe_land templates/partnerships/europe_land.svg

Source: the outlines of ``outlines.py`` (Natural Earth, public domain). The path is drawn in whole
kilometres east and south of the map's centre, so that the page can move and scale it.
"""

import argparse
import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from iserlohn_europa.seed.outlines import Ring, read_outlines
from partnerships.europe_map import CENTRE
from partnerships.projection import Point, Projection

DETAIL_KM2 = 110.0  # a corner whose triangle is smaller than this is cut off
ISLAND_KM2 = 420.0  # smaller islands would only be dirt on the picture

Spot = tuple[float, float]


def land_path(outlines: Iterable[Ring]) -> str:
    """Draw the rings as the ``d`` of an SVG path, neighbours along one and the same border."""
    projection = Projection(CENTRE)
    rings = [
        [
            (east, -north)
            for east, north in (projection.project(Point(lat, lon)) for lon, lat in ring)
        ]
        for ring in outlines
    ]
    rings = [ring for ring in rings if area(ring) >= ISLAND_KM2]
    corners = junctions(rings)
    return "".join(draw(simplify_ring(ring, corners)) for ring in rings)


def area(ring: list[Spot]) -> float:
    """The area inside a ring (shoelace formula)."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def junctions(rings: Iterable[list[Spot]]) -> set[Spot]:
    """Find where borders meet: what lies between two of them is simplified once for both sides."""
    neighbours = defaultdict(set)
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            neighbours[a].add(b)
            neighbours[b].add(a)
    return {spot for spot, others in neighbours.items() if len(others) > 2}


def simplify_ring(ring: list[Spot], corners: set[Spot]) -> list[Spot]:
    """Cut the ring at its junctions and simplify each piece, the same way from either side."""
    cuts = [index for index, spot in enumerate(ring) if spot in corners] or [0]
    ring = ring[cuts[0] :] + ring[: cuts[0]]
    ends = [cut - cuts[0] for cut in cuts] + [len(ring)]
    closed = [*ring, ring[0]]
    simple: list[Spot] = []
    for start, end in itertools.pairwise(ends):
        piece = closed[start : end + 1]
        forward = piece[0] <= piece[-1]
        kept = simplify(piece if forward else piece[::-1])
        simple += (kept if forward else kept[::-1])[:-1]
    return simple


def simplify(line: list[Spot]) -> list[Spot]:
    """Leave out the corners that matter least (Visvalingam and Whyatt 1993); the ends stay."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    is_gone = [False] * len(line)

    def triangle(index: int) -> float:
        return area([line[before[index]], line[index], line[after[index]]])

    sizes = {index: triangle(index) for index in range(1, len(line) - 1)}
    heap = [(size, index) for index, size in sizes.items()]
    heapq.heapify(heap)
    while heap and heap[0][0] <= DETAIL_KM2:
        size, index = heapq.heappop(heap)
        if is_gone[index] or size != sizes[index]:
            continue
        is_gone[index] = True
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for each in (left, right):
            if 0 < each < len(line) - 1:
                sizes[each] = max(triangle(each), size)
                heapq.heappush(heap, (sizes[each], each))
    return [spot for spot, gone in zip(line, is_gone, strict=True) if not gone]


def draw(ring: list[Spot]) -> str:
    """Write a ring as relative lines between whole kilometres."""
    whole = [(round(x), round(y)) for x, y in ring]
    whole = [a for a, b in zip(whole, whole[1:] + whole[:1], strict=True) if a != b]
    if len(whole) < 3:
        return ""
    steps = [
        f"{x2 - x1}{'' if y2 < y1 else ' '}{y2 - y1}"
        for (x1, y1), (x2, y2) in itertools.pairwise(whole)
    ]
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def main() -> None:
    """Write the path on the command line."""
    parser = argparse.ArgumentParser(description="Draw the land of Europe for the map.")
    parser.add_argument("target", type=Path, help="the SVG fragment to write")
    target = parser.parse_args().target
    outlines = read_outlines()
    path = land_path(ring for rings in outlines.values() for ring in rings)
    target.write_text(f'<path d="{path}"/>\n', encoding="utf-8")


if __name__ == "__main__":
    main()
