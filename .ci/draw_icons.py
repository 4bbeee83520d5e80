"""Draws the icons of the site from static/images/favicon.svg: python .ci/draw_icons.py

For browsers and telephones that want pixels. Run it after a change of the drawing, which may hold
one rectangle, circles, and curves written as "M x y C x y x y x y". A test compares the two.
"""

import re
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parents[1] / "static" / "images"
FINENESS = 8  # times as large as needed while drawing
SAFE = 0.84  # what every mask of a telephone leaves in view
SHARPNESS = 64  # shades are enough for edges: small files


def draw_icon(size: int, is_square: bool = False, scale: float = 1.0) -> Image.Image:
    """The drawing with its round corners, or filling a square and smaller in it."""
    root = ElementTree.parse(FOLDER / "favicon.svg").getroot()  # noqa: S314
    side = float(root.attrib["viewBox"].split()[2])
    pixels = size * FINENESS
    unit = pixels / side * scale
    edge = (pixels - side * unit) / 2
    background = root[0].attrib["fill"]
    canvas = Image.new("RGBA", (pixels, pixels), background if is_square else f"{background}00")
    draw = ImageDraw.Draw(canvas)
    for shape in root:
        values = shape.attrib
        kind = shape.tag.rpartition("}")[2]
        if kind == "rect" and not is_square:
            radius = float(values["rx"]) * unit
            draw.rounded_rectangle((0, 0, pixels - 1, pixels - 1), radius, values["fill"])
        elif kind == "circle":
            x, y, radius = (float(values[name]) * unit for name in ("cx", "cy", "r"))
            draw.circle((x + edge, y + edge), radius, values["fill"])
        elif kind == "path":
            width = float(values["stroke-width"]) * unit
            for x, y in curve(values["d"]):
                point = (x * unit + edge, y * unit + edge)
                draw.circle(point, width / 2, values["stroke"])
    return canvas.resize((size, size), Image.Resampling.BOX)


def curve(path: str, steps: int = 2000) -> list[tuple[float, float]]:
    """Points along a cubic Bézier curve, close enough to look like a stroke."""
    numbers = list(map(float, re.findall(r"[0-9.]+", path)))
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    weights = (
        ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        for t in (step / steps for step in range(steps + 1))
    )
    return [
        tuple(
            sum(weight * point[axis] for weight, point in zip(row, points, strict=True))
            for axis in (0, 1)
        )
        for row in weights
    ]


def save(icon: Image.Image, name: str) -> None:
    colours = icon.quantize(SHARPNESS, Image.Quantize.FASTOCTREE)
    colours.save(FOLDER / name, optimize=True)


def main() -> None:
    draw_icon(32).save(FOLDER / "favicon.ico", sizes=[(16, 16), (32, 32)])
    save(draw_icon(192), "icon-192.png")
    save(draw_icon(512), "icon-512.png")
    save(draw_icon(180, is_square=True), "apple-touch-icon.png")
    save(draw_icon(512, is_square=True, scale=SAFE), "icon-maskable-512.png")


if __name__ == "__main__":
    main()
