"""Pictures as Redaktion uploads them: every door, friendly and hostile files."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image
from PIL.ExifTags import IFD
from wagtail.models import UploadedFile

from iserlohn_europa.library import fields
from iserlohn_europa.library.models import CustomImage
from tests.library.doors import PICTURES, everything_stored, upload
from tests.library.pictures import (
    LAUGHING_XML,
    ROTATED_CLOCKWISE,
    SECRET,
    SVG,
    colours_of_a_camera,
    fine_grey,
    flag,
    huge_png,
    moving,
    press_colours,
    saved,
    telling_jpeg,
    telling_png,
    two_photos,
    with_html,
)

DOORS = pytest.mark.parametrize("door", ["single", "multiple", "chooser"])
NO_PICTURE = "kein Bild, oder sie ist beschädigt"
NOT_SUPPORTED = "SVG-Datei als PNG"
pytestmark = pytest.mark.usefixtures("home")


def stored_picture() -> tuple[bytes, Image.Image]:
    """The only picture of the library: its file, and what is to be seen."""
    with CustomImage.objects.get().file.open() as file:
        data = file.read()
    picture = Image.open(BytesIO(data))
    picture.load()
    return data, picture


@DOORS
@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "leer.png", "leer"),
        (b"Das ist kein Bild.", "text.png", NO_PICTURE),
        (b"<!doctype html><script>alert(1)</script>", "seite.jpg", NO_PICTURE),
        (SVG, "zeichnung.svg", NOT_SUPPORTED),
        (LAUGHING_XML, "zeichnung.svg", NOT_SUPPORTED),
        (SVG, "zeichnung.png", "ihr Inhalt ist aber svg"),
        (LAUGHING_XML, "zeichnung.png", NO_PICTURE),
        (telling_png(), "bild.jpg", "endet auf .jpeg, ihr Inhalt ist aber png"),
        (telling_png(), "bild", NOT_SUPPORTED),
        (telling_png(), "bild.php", NOT_SUPPORTED),
        (telling_png(), "...png", NOT_SUPPORTED),
        (telling_jpeg()[:-60], "halb.jpg", NO_PICTURE),
        (telling_png()[:-60], "halb.png", NO_PICTURE),
        (saved(flag(), "WEBP")[:60], "halb.webp", NO_PICTURE),
        (saved(flag(), "AVIF")[:200], "halb.avif", NO_PICTURE),
        (saved(flag(), "GIF")[:30], "halb.gif", NO_PICTURE),
        (huge_png(), "bombe.png", "zu viele Bildpunkte"),
        (saved(Image.new("1", (8000, 5001)), "PNG"), "plakat.png", "Erlaubt sind 40 Millionen"),
        (b"\xff\xd8\xff" + b"x" * (10 * 1024 * 1024), "dick.jpg", "zu groß"),
        (moving("GIF"), "winken.gif", "bewegt sich"),
        (moving("PNG"), "winken.png", "bewegt sich"),
        (moving("WEBP"), "winken.webp", "bewegt sich"),
    ],
)
def test_what_is_no_picture_for_the_website_is_refused_in_german_and_not_kept(
    editor, door, data, name, sentence
):
    before = everything_stored()
    answer = upload(editor, PICTURES, door, data, name)
    assert answer.status == 200
    assert sentence in answer.text
    assert everything_stored() == before


@DOORS
@pytest.mark.parametrize("data", [telling_jpeg(), telling_png()])
def test_an_original_tells_nothing_beside_the_picture(editor, door, data):
    name = "foto.png" if data.startswith(b"\x89PNG") else "foto.jpg"
    assert SECRET.encode() in data
    assert upload(editor, PICTURES, door, data, name).status in {200, 302}
    kept, picture = stored_picture()
    assert SECRET.encode() not in kept
    assert not picture.getexif()
    assert not picture.getexif().get_ifd(IFD.GPSInfo)


@DOORS
def test_a_large_upload_is_cleaned_as_a_small_one(editor, door, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    upload(editor, PICTURES, door, telling_jpeg(ROTATED_CLOCKWISE), "foto.jpg")
    kept, picture = stored_picture()
    assert SECRET.encode() not in kept
    assert picture.size == (60, 120)
    assert CustomImage.objects.get().file_size == len(kept)


@DOORS
def test_nobody_waits_to_write_while_a_picture_is_made_anew(editor, door, monkeypatch):
    """On SQLite, whoever has begun a change keeps all others from writing."""
    changes_begun = []
    make_anew = fields.picture_only

    def note(*args):
        changes_begun.append(len(connection.savepoint_ids))
        return make_anew(*args)

    monkeypatch.setattr(fields, "picture_only", note)
    before = len(connection.savepoint_ids)
    assert upload(editor, PICTURES, door, telling_jpeg(), "foto.jpg").status in {200, 302}
    assert CustomImage.objects.exists()
    assert changes_begun == [before]


def test_a_picture_that_waits_for_a_better_title_is_clean_as_well(editor):
    """Wagtail keeps such a file apart, and asks for nothing but the words again."""
    data = telling_jpeg(ROTATED_CLOCKWISE)
    upload(editor, PICTURES, "multiple", data, "foto.jpg", title="x" * 4000)
    waiting = UploadedFile.objects.get()
    with waiting.file.open() as file:
        assert SECRET.encode() not in file.read()
    response = editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"uploaded-image-{waiting.pk}-title": "Foto"},
    )
    assert response.json()["success"]
    kept, picture = stored_picture()
    assert SECRET.encode() not in kept
    assert picture.size == (60, 120)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_original_stands_upright(editor, kind, orientation):
    """Seen with the turn that EXIF asks for, the picture is what was drawn."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    corner = Image.new("RGB", (64, 32), "white")
    corner.paste("red", (0, 0, 32, 16))
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    held = corner if back is None else corner.transpose(back)
    upload(editor, PICTURES, "single", saved(held, kind, exif=exif), f"foto.{kind.lower()}")
    _kept, picture = stored_picture()
    image = CustomImage.objects.get()
    assert picture.size == (image.width, image.height) == (64, 32)
    seen = picture.convert("RGB")
    assert seen.getpixel((8, 8))[1] < 60
    assert min(*(seen.getpixel(place)[1] for place in ((56, 8), (8, 26), (56, 26))), 255) > 200


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_an_original_keeps_the_profile_of_its_colours(editor, kind):
    profile = colours_of_a_camera()
    data = saved(flag(), kind, icc_profile=profile)
    upload(editor, PICTURES, "single", data, f"foto.{kind.lower()}")
    assert stored_picture()[1].info["icc_profile"] == profile


@DOORS
@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
@pytest.mark.parametrize(
    ("colour", "new_kind"), [("#ff0000", "JPEG"), ("#ff0000ff", "JPEG"), ("#ff000080", "PNG")]
)
def test_formats_that_take_long_to_write_become_others(editor, door, kind, colour, new_kind):
    mode = "RGBA" if len(colour) == 9 else "RGB"
    data = saved(Image.new(mode, (80, 60), colour), kind)
    upload(editor, PICTURES, door, data, f"rot.{kind.lower()}")
    _kept, picture = stored_picture()
    assert picture.format == new_kind
    assert CustomImage.objects.get().file.name.endswith(f".{new_kind.lower()}")
    assert picture.getpixel((9, 9))[0] > 245
    assert picture.mode == ("RGBA" if new_kind == "PNG" else "RGB")


def test_a_profile_of_colours_that_is_none_is_left_out(editor):
    data = saved(flag(), "JPEG", icc_profile=b"<script>alert(1)</script>" * 20)
    upload(editor, PICTURES, "single", data, "foto.jpg")
    assert b"<script>" not in stored_picture()[0]


def test_a_photo_loses_next_to_nothing_of_its_size_and_sharpness(editor):
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    data = saved(noise, "JPEG", quality=88)
    upload(editor, PICTURES, "single", data, "foto.jpg")
    kept, picture = stored_picture()
    assert 0.9 < len(kept) / len(data) < 1.1
    with Image.open(CustomImage.objects.get().file) as again:
        assert again.quantization == picture.quantization
    differences = zip(noise.convert("L").tobytes(), picture.convert("L").tobytes(), strict=True)
    assert sum(abs(one - other) for one, other in differences) / (300 * 200) < 8


@DOORS
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (with_html(telling_jpeg()), "foto.jpg"),
        (with_html(telling_png()), "foto.png"),
        (with_html(saved(flag(), "GIF")), "foto.gif"),
        (with_html(saved(flag(), "WEBP")), "foto.webp"),
    ],
)
def test_what_stands_behind_a_picture_is_not_kept(editor, door, data, name):
    assert upload(editor, PICTURES, door, data, name).status in {200, 302}
    assert b"script" not in stored_picture()[0]


@DOORS
@pytest.mark.parametrize(
    ("data", "name", "mode"),
    [
        (press_colours(), "druck.jpg", "CMYK"),
        (fine_grey(), "fein.png", "I;16"),
        (saved(Image.new("LA", (80, 60), (128, 100)), "PNG"), "grau.png", "LA"),
        (saved(flag().convert("P"), "PNG", transparency=0), "palette.png", "P"),
        (saved(flag(), "GIF"), "still.gif", "P"),
        (two_photos(), "telefon.jpg", "RGB"),
        (saved(Image.new("RGB", (1, 1)), "PNG"), "punkt.png", "RGB"),
    ],
)
def test_every_kind_of_picture_is_kept_as_it_is(editor, door, data, name, mode):
    assert upload(editor, PICTURES, door, data, name).status in {200, 302}
    _kept, picture = stored_picture()
    assert picture.mode == mode
    assert getattr(picture, "n_frames", 1) == 1
    assert CustomImage.objects.get().get_rendition("width-10|format-jpeg").width > 0


@DOORS
@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.png",
        "..\\..\\windows\\bild.png",
        "/etc/cron.d/bild.png",
        "x" * 4000 + ".png",
        "画" * 200 + ".png",
        "….png",
        "a.b." * 60 + "png",
        "bild\0.html.png",
        "<b>Bild</b> & \"mehr\" 'davon'.PNG",
    ],
)
def test_a_picture_may_be_called_anything(editor, door, name):
    assert upload(editor, PICTURES, door, telling_png(), name).status in {200, 302}
    image = CustomImage.objects.get()
    folder, file_name = image.file.name.split("/")
    assert folder == "original_images"
    assert 4 < len(file_name) < 90
    assert file_name.count(".") == 1
    response = editor.get(reverse("wagtailimages:edit", args=[image.pk]))
    assert response.status_code == 200


@pytest.mark.parametrize("door", ["single", "chooser"])
def test_a_form_that_refuses_a_picture_keeps_what_was_typed(editor, door):
    words = {"title": "Chor aus Almelo", "credit": "Erika Beispiel", "licence": "CC BY 4.0"}
    answer = upload(editor, PICTURES, door, SVG, "chor.svg", **words)
    assert all(f'value="{word}"' in answer.text for word in words.values())


def test_a_refused_replacement_leaves_the_old_picture(editor):
    upload(editor, PICTURES, "single", telling_png(), "foto.png")
    image = CustomImage.objects.get()
    before = everything_stored()
    response = editor.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Neu", "file": SimpleUploadedFile("bombe.png", huge_png())},
    )
    assert response.status_code == 200
    assert "zu viele Bildpunkte" in response.content.decode()
    assert everything_stored() == before


def test_a_replacement_is_cleaned_as_well(editor):
    upload(editor, PICTURES, "single", telling_png(), "foto.png")
    image = CustomImage.objects.get()
    response = editor.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Neu", "file": SimpleUploadedFile("neu.jpg", telling_jpeg())},
    )
    assert response.status_code == 302
    kept, picture = stored_picture()
    assert SECRET.encode() not in kept
    assert picture.format == "JPEG"
