"""Country outlines of Europe for the map pictures: converter and reader.

Source: Natural Earth 1:10m, admin 0 countries (public domain), as TopoJSON in the npm package
world-atlas 2.0.2. (The coarser 1:50m file gives Borkum to the Netherlands.) Standard library only,
so that the data can be rebuilt without the site:

    python -m iserlohn_europa.seed.outlines countries-10m.json outlines.json.gz

The result is gzipped JSON, a list of ``{"country": "NL", "rings": [[[lon, lat], …], …]}``.
Countries are ISO 3166-1 alpha-2 codes (``XK`` for Kosovo), coordinates are degrees (WGS 84),
rings are closed implicitly. Rings are outer rings only: an enclave has a ring of its own and is
painted over its surroundings.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, NamedTuple

Position = tuple[float, float]
Ring = list[Position]
Polygon = list[list[int]]


class Bounds(NamedTuple):
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float


# North of 65° lies the seam where Natural Earth cuts Russia at 180° E.
BOUNDS = Bounds(west=-15, south=34, east=60, north=65)
TOLERANCE_KM = 0.5  # about a pixel in the closest map
KM_PER_DEGREE = 111.2  # of latitude
DECIMALS = 3  # about 100 m
OUTLINES = Path(__file__).with_name("outlines.json.gz")

COUNTRY_BY_ISO_NUMBER = {
    "008": "AL", "012": "DZ", "020": "AD", "031": "AZ", "040": "AT", "051": "AM", "056": "BE",
    "070": "BA", "100": "BG", "112": "BY", "191": "HR", "196": "CY", "203": "CZ", "208": "DK",
    "233": "EE", "234": "FO", "246": "FI", "248": "AX", "250": "FR", "268": "GE", "276": "DE",
    "292": "GI", "300": "GR", "336": "VA", "348": "HU", "352": "IS", "364": "IR", "368": "IQ",
    "372": "IE", "380": "IT", "398": "KZ", "422": "LB", "428": "LV", "438": "LI", "440": "LT",
    "442": "LU", "470": "MT", "492": "MC", "498": "MD", "499": "ME", "504": "MA", "528": "NL",
    "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU", "674": "SM", "688": "RS",
    "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "760": "SY", "788": "TN",
    "792": "TR", "795": "TM", "804": "UA", "807": "MK", "826": "GB", "831": "GG", "832": "JE",
    "833": "IM", "860": "UZ",
}  # fmt: skip
# Drawn apart in the source, without an ISO number.
COUNTRY_BY_NAME = {
    "Akrotiri": "GB",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "GB",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
}

SIMFEROPOL: Position = (34.1, 44.95)


def contains(ring: Ring, position: Position) -> bool:
    """Say whether a position lies inside a ring (ray casting in degrees)."""
    lon, lat = position
    inside = False
    for (lon1, lat1), (lon2, lat2) in edges(ring):
        if (lat1 > lat) != (lat2 > lat):
            inside ^= lon < lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1)
    return inside


def edges(ring: Ring) -> Iterator[tuple[Position, Position]]:
    """Yield the edges of a ring, the closing one included."""
    return zip(ring, ring[1:] + ring[:1], strict=True)


def convert(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Turn a world-atlas topology into the outlines of the countries near Europe."""
    arcs = [simplify(arc) for arc in decode_arcs(topology)]
    polygons_by_country = group_by_country(topology["objects"]["countries"]["geometries"], arcs)
    outlines = []
    for country, polygons in sorted(polygons_by_country.items()):
        rings = [thin(clip(ring, BOUNDS)) for ring in dissolve(polygons, arcs)]
        outlines.append({"country": country, "rings": [ring for ring in rings if len(ring) > 2]})
    return outlines


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Undo the delta encoding and quantisation of TopoJSON."""
    (scale_x, scale_y) = topology["transform"]["scale"]
    (move_x, move_y) = topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    return arcs


def simplify(line: Ring) -> Ring:
    """Leave out what lies within the tolerance of the rest (Douglas-Peucker).

    The ends stay. Countries share the simplified arcs, so no gap opens between neighbours.
    """
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        if not between:
            continue
        offsets = [offset_km(line[index], line[first], line[last]) for index in between]
        if max(offsets) > TOLERANCE_KM:
            farthest = between[offsets.index(max(offsets))]
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[index] for index in sorted(kept)]


def offset_km(position: Position, start: Position, end: Position) -> float:
    """Measure how far a position lies from a short stretch of line, on a flat Earth."""
    narrowing = cos(radians(position[1]))
    x, y = (position[0] - start[0]) * narrowing, position[1] - start[1]
    dx, dy = (end[0] - start[0]) * narrowing, end[1] - start[1]
    length = dx * dx + dy * dy
    share = min(1, max(0, (x * dx + y * dy) / length)) if length else 0
    return hypot(x - share * dx, y - share * dy) * KM_PER_DEGREE


def group_by_country(
    geometries: Iterable[dict[str, Any]], arcs: list[Ring]
) -> dict[str, list[Polygon]]:
    """Collect the polygons near Europe by country; a country missing in the tables is an error."""
    polygons_by_country = defaultdict(list)
    for geometry in geometries:
        is_single = geometry["type"] == "Polygon"
        for polygon in [geometry["arcs"]] if is_single else geometry["arcs"]:
            outer = join_arcs(polygon[0], arcs)
            if any(is_inside(position, BOUNDS) for position in outer):
                polygons_by_country[country_of(geometry, outer)].append(polygon)
    return polygons_by_country


def country_of(geometry: dict[str, Any], outer: Ring) -> str:
    """Name the country a polygon belongs to under international law.

    Natural Earth draws who is in control: Crimea is given back to Ukraine, Northern Cyprus to
    Cyprus.
    """
    name = geometry["properties"]["name"]
    country = COUNTRY_BY_NAME.get(name) or COUNTRY_BY_ISO_NUMBER[geometry["id"]]
    return "UA" if country == "RU" and contains(outer, SIMFEROPOL) else country


def dissolve(polygons: list[Polygon], arcs: list[Ring]) -> Iterator[Ring]:
    """Join polygons of one country along their common arcs, so that no line is left between."""
    outer_arcs = [index for polygon in polygons for index in polygon[0]]
    departures = defaultdict(list)
    for index in outer_arcs:
        if ~index not in outer_arcs:
            departures[directed(index, arcs)[0]].append(index)
    while departures:
        here = start = next(iter(departures))
        indexes = []
        while not indexes or here != start:
            indexes.append(departures[here].pop())
            if not departures[here]:
                del departures[here]
            here = directed(indexes[-1], arcs)[-1]
        yield join_arcs(indexes, arcs)


def directed(index: int, arcs: list[Ring]) -> Ring:
    """Return an arc in the direction its TopoJSON index asks for (``~index`` is backwards)."""
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def join_arcs(indexes: list[int], arcs: list[Ring]) -> Ring:
    """String arcs together to a ring; each arc's last position is the next one's first."""
    return [position for index in indexes for position in directed(index, arcs)[:-1]]


def is_inside(position: Position, bounds: Bounds) -> bool:
    """Say whether a position lies in the rectangle."""
    lon, lat = position
    return bounds.west <= lon <= bounds.east and bounds.south <= lat <= bounds.north


def clip(ring: Ring, bounds: Bounds) -> Ring:
    """Cut a ring down to the rectangle (Sutherland-Hodgman)."""
    for axis, limit, sign in (
        (0, bounds.west, 1),
        (0, bounds.east, -1),
        (1, bounds.south, 1),
        (1, bounds.north, -1),
    ):
        ring = list(clip_side(ring, axis, limit, sign))
    return ring


def clip_side(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Position]:
    """Cut a ring along one side; ``sign`` +1 keeps what is greater than the limit, -1 the rest."""
    for a, b in edges(ring):
        a_is_in, b_is_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
        if a_is_in:
            yield a
        if a_is_in != b_is_in:
            t = (limit - a[axis]) / (b[axis] - a[axis])
            yield a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])


def thin(ring: Ring) -> Ring:
    """Round a ring and leave out what then stands twice."""
    rounded = [(round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in ring]
    return [a for a, b in edges(rounded) if a != b]


def write_outlines(outlines: list[dict[str, Any]], path: Path) -> None:
    """Write outlines compactly; the same outlines always give the same bytes."""
    text = json.dumps(outlines, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def read_outlines(path: Path = OUTLINES) -> dict[str, list[Ring]]:
    """Read the outlines for drawing: rings of (longitude, latitude) by country code."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {outline["country"]: outline["rings"] for outline in json.load(file)}


def main() -> None:
    """Convert a world-atlas file on the command line."""
    parser = argparse.ArgumentParser(description="Make country outlines from world-atlas.")
    parser.add_argument("source", type=Path, help="countries-10m.json of world-atlas")
    parser.add_argument("target", type=Path, help="gzipped JSON to write")
    arguments = parser.parse_args()
    topology = json.loads(arguments.source.read_text(encoding="utf-8"))
    write_outlines(convert(topology), arguments.target)


if __name__ == "__main__":
    main()
