"""Pictures as people upload them, and as people with other plans do."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

SECRET = "Geheimer Garten 7"
ROTATED_CLOCKWISE = 6


def saved(picture: Image.Image, kind: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def flag() -> Image.Image:
    """Green on the left, red on the right."""
    picture = Image.new("RGB", (120, 60), "green")
    picture.paste("red", (60, 0, 120, 60))
    return picture


def telling_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    exif[Base.Artist] = SECRET
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (51.0, 22.0, 30.0), 3: "E", 4: (7.0, 42.0, 0.0)})
    return exif


def telling_jpeg(orientation: int = 1) -> bytes:
    """A photo as a telephone takes it: with its place, its owner and remarks."""
    return saved(
        flag(),
        "JPEG",
        quality=95,
        exif=telling_exif(orientation),
        comment=SECRET.encode(),
        xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode(),
    )


def telling_png() -> bytes:
    text = PngInfo()
    text.add_text("Comment", SECRET)
    text.add_itxt("XML:com.adobe.xmp", SECRET)
    return saved(flag(), "PNG", pnginfo=text, exif=telling_exif())


def press_colours() -> bytes:
    return saved(Image.new("CMYK", (80, 60), (0, 255, 255, 0)), "JPEG")


def fine_grey() -> bytes:
    return saved(Image.new("I;16", (80, 60), 0x8000), "PNG")


def huge_png() -> bytes:
    """A picture of 30,000 by 30,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def colours_of_a_camera() -> bytes:
    """What the colours of a picture mean, as a file says it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "green", "blue")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def two_photos() -> bytes:
    """A photo with a second one in it, as some telephones write it."""
    return saved(flag(), "MPO", save_all=True, append_images=[Image.new("RGB", (120, 60), "blue")])


def with_html(data: bytes) -> bytes:
    return data + b"<!doctype html><script>alert(1)</script>"


SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>"""
LAUGHING_XML = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>"""
