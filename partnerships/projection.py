"""Places on the globe, the way between them, and where they lie on a flat map.

Angles are degrees (WGS 84), lengths kilometres on a sphere, which is exact enough for a map and a
distance in words: a great circle on the sphere differs from the one on the ellipsoid by at most
half a percent. Formulas: J. P. Snyder, Map Projections, USGS Professional Paper 1395 (1987).
"""

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0


class Point(NamedTuple):
    """A place on the globe in degrees."""

    lat: float
    lon: float


ISERLOHN = Point(51.3833, 7.7)


class Projection:
    """Lambert azimuthal equal-area projection on the sphere, in km east and north of a centre."""

    def __init__(self, centre: Point) -> None:
        self.lon = radians(centre.lon)
        self.sin_lat, self.cos_lat = sin(radians(centre.lat)), cos(radians(centre.lat))

    def project(self, point: Point) -> tuple[float, float]:
        """Give the place of a point in km east and north of the centre."""
        lat, lon = radians(point.lat), radians(point.lon) - self.lon
        east = cos(lat) * sin(lon)
        north = self.cos_lat * sin(lat) - self.sin_lat * cos(lat) * cos(lon)
        depth = self.sin_lat * sin(lat) + self.cos_lat * cos(lat) * cos(lon)
        scale = EARTH_RADIUS_KM * sqrt(2 / (1 + depth))
        return scale * east, scale * north


def distance_km(a: Point, b: Point) -> float:
    """Measure the great-circle distance."""
    lat1, lat2 = radians(a.lat), radians(b.lat)
    lon = radians(b.lon - a.lon)
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(lon / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def midpoint(a: Point, b: Point) -> Point:
    """Find the middle of the great circle between two points."""
    lat1, lat2 = radians(a.lat), radians(b.lat)
    lon = radians(b.lon - a.lon)
    x, y = cos(lat2) * cos(lon), cos(lat2) * sin(lon)
    lat = atan2(sin(lat1) + sin(lat2), hypot(cos(lat1) + x, y))
    return Point(degrees(lat), a.lon + degrees(atan2(y, cos(lat1) + x)))


def round_distance(kilometres: float) -> int:
    """Round a distance as one says it: to five kilometres below a hundred, to ten above."""
    step = 5 if kilometres < 100 else 10
    return round(kilometres / step) * step
