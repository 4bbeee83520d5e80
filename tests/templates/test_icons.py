"""The sign of the site in browsers, on telephones and in bookmarks."""

import runpy
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image, ImageChops, ImageStat

DRAWN = runpy.run_path(str(Path(settings.BASE_DIR, ".ci", "draw_icons.py")))


def stored(address: str) -> Path:
    """The file behind the address of a static file."""
    return Path(finders.find(address.removeprefix(settings.STATIC_URL)))


def sizes_of(path: Path) -> set[str]:
    if path.suffix == ".svg":
        return {"any"}
    with Image.open(path) as icon:
        sizes = icon.info.get("sizes") or {icon.size}
    return {f"{width}x{height}" for width, height in sizes}


def test_every_icon_that_a_page_links_to_is_there_in_its_size(home, read):
    links = read(home.url).select("link[rel=icon], link[rel=apple-touch-icon]")
    assert [stored(link["href"]).name for link in links] == [
        "favicon.ico",
        "favicon.svg",
        "apple-touch-icon.png",
    ]
    for link in links:
        assert link.get("sizes", "any") in sizes_of(stored(link["href"]))


def test_every_icon_of_the_manifest_is_there_in_its_size_and_format(home, client):
    icons = client.get("/manifest.webmanifest").json()["icons"]
    for icon in icons:
        path = stored(icon["src"])
        assert icon["sizes"] in sizes_of(path)
        assert icon["type"] == {".svg": "image/svg+xml", ".png": "image/png"}[path.suffix]
    offered = {(icon["sizes"], icon.get("purpose", "any")) for icon in icons}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= offered


def test_icons_are_small_files():
    for path in stored("images/favicon.svg").parent.glob("*icon*"):
        assert path.stat().st_size < 10_000, path.name


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("favicon.ico", {"size": 32}),
        ("icon-192.png", {"size": 192}),
        ("apple-touch-icon.png", {"size": 180, "is_square": True}),
    ],
)
def test_the_icons_show_the_drawing_as_it_is_now(name, how):
    with Image.open(stored(f"images/{name}")) as icon:
        difference = ImageChops.difference(icon.convert("RGBA"), DRAWN["draw_icon"](**how))
    assert max(ImageStat.Stat(difference).rms) < 4


@pytest.mark.parametrize("name", ["apple-touch-icon.png", "icon-maskable-512.png"])
def test_icons_that_are_cut_by_others_have_no_holes(name):
    with Image.open(stored(f"images/{name}")) as icon:
        assert icon.convert("RGBA").getextrema()[3] == (255, 255)
