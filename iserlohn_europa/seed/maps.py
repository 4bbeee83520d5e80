"""Map details for the partner cities, drawn from the outlines of ``outlines.py``.

Pure drawing: no database, no network, the same input gives the same picture. Outlines: Natural
Earth, public domain, by way of world-atlas 2.0.2. Angles are degrees (WGS 84), lengths on the
ground kilometres on a sphere, lengths in the picture pixels counted from the upper left corner.
"""

from collections.abc import Iterable
from functools import cache
from math import ceil, floor, hypot
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from iserlohn_europa.seed.outlines import Ring, read_outlines
from partnerships.projection import ISERLOHN, Point, Projection, midpoint

MIN_WIDTH_KM = 720.0  # a near city still shows the countries around it
MARGIN = 0.2  # of width and height, kept free around both towns
SUPERSAMPLING = 2
DEFAULT_SIZE = (1600, 1000)
DESIGN_WIDTH = 1600  # the line widths below are meant for a picture this wide

SEA = "#8fa9b8"
SHALLOWS = "#b7c8ce"
LAND = "#e6dac2"
BORDER = "#f8f3e7"
GERMANY = "#bcc49a"
HIGHLIGHT = "#3d6650"
HIGHLIGHT_EDGE = "#294a39"
AMBER = "#e2982f"
PAPER = "#fdf9f0"
INK = "#24382d"

BORDER_WIDTH = 2.0
ROUTE_WIDTH = 6.0
CASING_WIDTH = 11.0
ROUTE_RISE = 0.11  # height of the curve as a share of its length
MARK_RADIUS = 16.0
SPECK = 0.004  # of the width: islands smaller than this would only be dirt on the picture

Pixel = tuple[float, float]


class MapDetail(NamedTuple):
    """A drawn map and where the two towns lie on it, in pixels."""

    image: Image.Image
    home_xy: Pixel
    city_xy: Pixel


class Frame:
    """The piece of the globe that a picture shows, centred between two towns."""

    def __init__(self, home: Point, city: Point, size: tuple[int, int]) -> None:
        self.projection = Projection(midpoint(home, city))
        self.size = size
        self.width_km = self._width_for(city)

    def _width_for(self, city: Point) -> float:
        width, height = self.size
        east, north = self.projection.project(city)
        reach = max(abs(east), abs(north) * width / height)
        return max(2 * reach / (1 - 2 * MARGIN), MIN_WIDTH_KM)

    def pixel(self, point: Point) -> Pixel:
        """Place a point in the picture."""
        east, north = self.projection.project(point)
        width, height = self.size
        scale = width / self.width_km
        return width / 2 + east * scale, height / 2 - north * scale


def draw_map_detail(
    city: Point,
    country: str,
    home: Point = ISERLOHN,
    size: tuple[int, int] = DEFAULT_SIZE,
) -> MapDetail:
    """Draw the way from home to a partner city, with its country (ISO alpha-2) in forest green."""
    canvas_size = (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING)
    frame = Frame(home, city, canvas_size)
    unit = canvas_size[0] / DESIGN_WIDTH
    shapes = visible_shapes(frame)
    canvas = paint_sea(shapes, canvas_size, unit)
    paint_land(canvas, shapes, country, unit)
    home_xy, city_xy = frame.pixel(home), frame.pixel(city)
    paint_route(canvas, home_xy, city_xy, unit)
    paint_home(canvas, home_xy, unit)
    paint_city(canvas, city_xy, unit)
    return MapDetail(canvas.reduce(SUPERSAMPLING), shrink(home_xy), shrink(city_xy))


def shrink(xy: Pixel) -> Pixel:
    """Turn a place on the supersampled canvas into one in the finished picture."""
    return xy[0] / SUPERSAMPLING, xy[1] / SUPERSAMPLING


@cache
def outlines() -> dict[str, list[Ring]]:
    """Keep the outlines at hand for the next picture."""
    return read_outlines()


def visible_shapes(frame: Frame) -> dict[str, list[list[Pixel]]]:
    """Project the rings that reach into the frame, by country."""
    return {
        country: [shape for shape in project_rings(frame, rings) if is_visible(shape, frame.size)]
        for country, rings in outlines().items()
    }


def project_rings(frame: Frame, rings: Iterable[Ring]) -> Iterable[list[Pixel]]:
    """Place the rings in the picture."""
    return ([frame.pixel(Point(lat, lon)) for lon, lat in ring] for ring in rings)


def is_visible(shape: list[Pixel], size: tuple[int, int]) -> bool:
    """Say whether a shape meets the picture and is more than a speck in it."""
    xs, ys = zip(*shape, strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    meets = right >= 0 and left <= size[0] and bottom >= 0 and top <= size[1]
    return meets and hypot(right - left, bottom - top) > SPECK * size[0]


def mask_of(shapes: Iterable[list[Pixel]], size: tuple[int, int]) -> Image.Image:
    """Fill shapes white on black."""
    mask = Image.new("L", size, 0)
    draw = ImageDraw.Draw(mask)
    for shape in shapes:
        draw.polygon(shape, fill=255)
    return mask


def soften(mask: Image.Image, radius: float) -> Image.Image:
    """Blur a mask; on a quarter of the side, where nobody sees the difference but the clock."""
    small = mask.reduce(4).filter(ImageFilter.GaussianBlur(radius / 4))
    return small.resize(mask.size, Image.Resampling.BICUBIC)


def paint_sea(
    shapes: dict[str, list[list[Pixel]]], size: tuple[int, int], unit: float
) -> Image.Image:
    """Begin the picture with the sea, lighter towards the coast."""
    land = mask_of((shape for rings in shapes.values() for shape in rings), size)
    canvas = Image.new("RGB", size, SEA)
    canvas.paste(SHALLOWS, mask=soften(land, 26 * unit).point(lambda level: min(255, level * 2)))
    return canvas


def paint_land(
    canvas: Image.Image, shapes: dict[str, list[list[Pixel]]], highlighted: str, unit: float
) -> None:
    """Fill the countries and draw their borders, the highlighted one on top."""
    draw = ImageDraw.Draw(canvas)
    for country, rings in shapes.items():
        for shape in rings:
            draw.polygon(shape, fill=GERMANY if country == "DE" else LAND)
    paint_highlight(canvas, shapes[highlighted], unit)
    for rings in shapes.values():
        for shape in rings:
            draw.line([*shape, shape[0]], fill=BORDER, width=round(BORDER_WIDTH * unit))


def paint_highlight(canvas: Image.Image, rings: list[list[Pixel]], unit: float) -> None:
    """Fill the city's country, darker along the inside of its border as in an old atlas."""
    mask = mask_of(rings, canvas.size)
    inside = soften(mask, 14 * unit).point(lambda level: max(0, level * 2 - 255))
    canvas.paste(HIGHLIGHT_EDGE, mask=mask)
    canvas.paste(HIGHLIGHT, mask=ImageChops.darker(mask, inside))


def paint_route(canvas: Image.Image, start: Pixel, end: Pixel, unit: float) -> None:
    """Draw the calm curve between the towns."""
    curve = bow(start, end)
    paint_stroke(canvas, curve, PAPER, CASING_WIDTH * unit)
    paint_stroke(canvas, curve, AMBER, ROUTE_WIDTH * unit)


def paint_stroke(canvas: Image.Image, curve: list[Pixel], colour: str, width: float) -> None:
    """Draw a curve twice as fine as the canvas: Pillow rounds to whole pixels, and it shows."""
    xs, ys = zip(*curve, strict=True)
    left, top = floor(min(xs) - width), floor(min(ys) - width)
    right, bottom = ceil(max(xs) + width), ceil(max(ys) + width)
    mask = Image.new("L", (2 * (right - left), 2 * (bottom - top)), 0)
    fine = [(2 * (x - left), 2 * (y - top)) for x, y in curve]
    ImageDraw.Draw(mask).line(fine, fill=255, width=round(2 * width), joint="curve")
    canvas.paste(colour, (left, top, right, bottom), mask.reduce(2))


def bow(start: Pixel, end: Pixel, steps: int = 64) -> list[Pixel]:
    """Bend the straight way a little, upwards in the picture (a quadratic Bézier curve)."""
    (x1, y1), (x2, y2) = start, end
    side = 1 if x2 >= x1 else -1
    lift = 2 * ROUTE_RISE * side
    x0, y0 = (x1 + x2) / 2 + (y2 - y1) * lift, (y1 + y2) / 2 - (x2 - x1) * lift
    return [
        (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * x0 + t**2 * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * y0 + t**2 * y2,
        )
        for t in (step / steps for step in range(steps + 1))
    ]


def paint_home(canvas: Image.Image, xy: Pixel, unit: float) -> None:
    """Mark home with a ring around a dot."""
    draw = ImageDraw.Draw(canvas)
    radius = MARK_RADIUS * unit
    draw.circle(xy, radius * 1.25, fill=PAPER)
    draw.circle(xy, radius, fill=INK)
    draw.circle(xy, radius * 0.68, fill=PAPER)
    draw.circle(xy, radius * 0.34, fill=INK)


def paint_city(canvas: Image.Image, xy: Pixel, unit: float) -> None:
    """Mark the partner city with a disc in a halo."""
    radius = MARK_RADIUS * unit
    draw = ImageDraw.Draw(canvas, "RGBA")
    draw.circle(xy, radius * 2.5, fill=f"{PAPER}54")
    draw.circle(xy, radius * 1.25, fill=PAPER)
    draw.circle(xy, radius, fill=AMBER)
