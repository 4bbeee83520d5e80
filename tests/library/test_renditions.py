"""What becomes of the files that people upload, before visitors see anything of them."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from PIL import Image, ImageCms, IptcImagePlugin
from PIL.ExifTags import IFD
from wagtail.images.models import SourceImageIOError

from iserlohn_europa.library import models
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.library.renditions import ALL_SPECS, USES
from tests.library.pictures import (
    ROTATED_CLOCKWISE,
    SECRET,
    fine_grey,
    flag,
    press_colours,
    saved,
    telling_jpeg,
    telling_png,
)


def stored(data: bytes, name: str = "IMG_1.jpg", **fields) -> CustomImage:
    """A picture in the library as an upload makes it."""
    file = ImageFile(BytesIO(data), name=name)
    return CustomImage.objects.create(title="Bild", file=file, **fields)


def opened(rendition) -> Image.Image:
    with rendition.file.open() as file:
        picture = Image.open(BytesIO(file.read()))
    picture.load()
    return picture


@pytest.mark.parametrize("spec", [*ALL_SPECS, "original", "max-165x165", "width-50|format-png"])
@pytest.mark.parametrize("original", [telling_jpeg, telling_png])
def test_a_rendition_tells_nothing_beside_the_picture(db, original, spec):
    data = original()
    assert SECRET.encode() in data
    rendition = stored(data).get_rendition(spec)
    with rendition.file.open() as file:
        assert SECRET.encode() not in file.read()
    picture = opened(rendition)
    assert not picture.getexif()
    assert not picture.getexif().get_ifd(IFD.GPSInfo)
    assert not {"exif", "xmp", "comment", "photoshop"} & set(picture.info)
    assert IptcImagePlugin.getiptcinfo(picture) is None


@pytest.mark.parametrize("spec", USES["lead"].specs)
def test_a_photo_taken_upright_stands_upright(db, spec):
    rendition = stored(telling_jpeg(ROTATED_CLOCKWISE)).get_rendition(spec)
    picture = opened(rendition).convert("RGB")
    assert picture.size == (rendition.width, rendition.height) == (60, 120)
    red_above, green_above = (picture.getpixel((30, 20))[channel] for channel in (0, 1))
    assert green_above > 90 > red_above


def other_profile() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    return saved(Image.new("RGB", (80, 60), "red"), "JPEG", icc_profile=profile)


def nonsense_profile() -> bytes:
    return saved(Image.new("RGB", (80, 60), "red"), "JPEG", icc_profile=b"nonsense")


def transparent_palette() -> bytes:
    picture = Image.new("P", (80, 60), 1)
    picture.putpalette([0, 0, 0, 255, 0, 0])
    return saved(picture, "PNG", transparency=0)


@pytest.mark.parametrize("spec", USES["card"].specs)
@pytest.mark.parametrize(
    ("original", "colour"),
    [
        (press_colours, (255, 0, 0)),
        (other_profile, (255, 0, 0)),
        (nonsense_profile, (255, 0, 0)),
        (transparent_palette, (255, 0, 0)),
        (fine_grey, (128, 128, 128)),
        (lambda: saved(Image.new("L", (80, 60), 128), "PNG"), (128, 128, 128)),
        (lambda: saved(Image.new("LA", (80, 60), (128, 255)), "PNG"), (128, 128, 128)),
        (lambda: saved(Image.new("1", (80, 60), 1), "PNG"), (255, 255, 255)),
        (lambda: saved(Image.new("RGBA", (80, 60), "#f00f"), "PNG"), (255, 0, 0)),
        (lambda: saved(Image.new("RGB", (80, 60), "red"), "GIF"), (255, 0, 0)),
        (lambda: saved(Image.new("RGB", (80, 60), "red"), "WEBP"), (255, 0, 0)),
        (lambda: saved(Image.new("RGB", (1, 1), "red"), "PNG"), (255, 0, 0)),
        (lambda: saved(Image.new("RGB", (5000, 1), "red"), "PNG"), (255, 0, 0)),
    ],
)
def test_every_kind_of_picture_is_shown_in_its_colours(db, original, colour, spec):
    picture = opened(stored(original()).get_rendition(spec))
    assert picture.mode in {"L", "RGB", "RGBA"}
    shown = picture.convert("RGB").getpixel((0, 0))
    assert all(abs(seen - meant) < 12 for seen, meant in zip(shown, colour, strict=True)), shown


def test_what_shines_through_is_white_where_a_format_knows_no_transparency(db):
    picture = stored(saved(Image.new("RGBA", (80, 60), "#0000"), "PNG"))
    renditions = picture.get_renditions("width-50|format-avif", "width-50|format-jpeg")
    avif, jpeg = map(opened, renditions.values())
    assert avif.getpixel((5, 5))[3] == 0
    assert min(jpeg.getpixel((5, 5))) > 250


def test_a_picture_is_cut_around_what_matters(db):
    wide = saved(flag().resize((3000, 500)), "JPEG")
    left, right = (
        stored(
            wide,
            focal_point_x=x,
            focal_point_y=250,
            focal_point_width=300,
            focal_point_height=300,
        ).get_rendition("fill-400x250|format-jpeg")
        for x in (300, 2700)
    )
    assert opened(left).getpixel((200, 125))[0] < 50
    assert opened(right).getpixel((200, 125))[0] > 200


# --- Never a second time ---


@pytest.fixture
def cut(monkeypatch):
    """What has been cut, in its order."""
    specs = []
    generate = CustomImage.generate_rendition_file

    def note(image, filter, **more):
        specs.append(filter.spec)
        return generate(image, filter, **more)

    monkeypatch.setattr(CustomImage, "generate_rendition_file", note)
    return specs


SIZES = ["width-10", "width-20|format-avif", "fill-10x10"]


@pytest.mark.parametrize("specs", [SIZES[:1], SIZES])
def test_what_somebody_else_cuts_meanwhile_is_not_cut_again(db, cut, monkeypatch, specs):
    image = stored(telling_jpeg())

    def wait(*args):
        monkeypatch.setattr(models, "wait_for", lambda *args: None)
        CustomImage.objects.get().get_renditions(*specs)

    monkeypatch.setattr(models, "wait_for", wait)
    renditions = image.get_renditions(*specs)
    assert sorted(cut) == sorted(specs)
    assert {each.pk for each in renditions.values()} == set(
        image.renditions.values_list("pk", flat=True)
    )


def test_what_is_missing_is_cut_alone(db, cut):
    image = stored(telling_jpeg())
    image.get_rendition(SIZES[0])
    image.get_renditions(*SIZES)
    assert sorted(cut) == sorted(SIZES)


def test_another_focal_point_replaces_what_was_cut_around_the_old_one(
    db, cut, django_capture_on_commit_callbacks
):
    image = stored(telling_jpeg())
    old = image.get_renditions(*SIZES)
    image.focal_point_x = image.focal_point_y = 10
    image.focal_point_width = image.focal_point_height = 5
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert [Path(old[each].file.path).exists() for each in SIZES] == [True, True, False]
    cut.clear()
    image.get_renditions(*SIZES)
    assert cut == ["fill-10x10"]


def with_a_broken_piece(data: bytes) -> bytes:
    place = data.index(b"IDAT")
    return data[:place] + b"\0\0\0\0" + data[place + 4 :]


@pytest.mark.parametrize("specs", [["width-10"], ["width-10", "width-20|format-avif"]])
@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"no picture at all",
        telling_jpeg()[:-60],
        telling_png()[:-60],
        with_a_broken_piece(telling_png()),
        saved(flag(), "GIF")[:30],
        saved(flag(), "WEBP")[:40],
    ],
)
def test_a_damaged_file_counts_as_missing(db, damaged, specs):
    image = stored(telling_jpeg())
    Path(image.file.path).write_bytes(damaged)
    with pytest.raises(SourceImageIOError):
        image.get_renditions(*specs)
