"""How long an editor waits for a picture of 12 megapixels, and what cutting it costs."""

import time
from collections.abc import Callable
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images.models import Filter
from wagtail.models import Collection

from iserlohn_europa.accounts.models import User
from iserlohn_europa.library.models import CustomImage
from iserlohn_europa.library.renditions import ALL_SPECS

from .loads import spread

SIZE = (4000, 3000)
ROUNDS = 5


def rows(host: str) -> list[tuple[str, str, str, str]]:
    """What the report says of pictures."""
    browser = Client(headers={"host": host})
    browser.force_login(User.objects.filter(is_superuser=True).first())
    browser.get(reverse("wagtailimages:index"))
    photos = [(photo(), f"foto-{number}.jpg") for number in range(2 * ROUNDS)]
    graphics = [(graphic(), f"grafik-{number}.png") for number in range(ROUNDS)]
    largest = max(len(data) for data, _name in graphics) / 1e6
    by_form = [seconds(upload_by_form, browser, *each) for each in photos[:ROUNDS]]
    by_chooser = [seconds(upload_by_chooser, browser, *each) for each in photos[ROUNDS:]]
    as_png = [seconds(upload_by_form, browser, *each) for each in graphics]
    cut, again = zip(*(cut_twice(image) for image in latest(ROUNDS, "foto")), strict=True)
    return [
        row("the editor waits for a photo of 12 megapixels (form and list after it), s", by_form),
        row("the same, chooser within a page, s", by_chooser),
        row(f"the same, PNG of 12 megapixels ({largest:.0f} MB), s", as_png),
        (f"cutting a photo in all {len(ALL_SPECS)} sizes and formats, s CPU", spread(cut), "", ""),
        ("pictures cut when all sizes are asked for again", spread(again, 0), "0", "0"),
    ]


def row(name: str, waits: list[tuple[float, float]]) -> tuple[str, str, str, str]:
    """A line of the report: seconds by the clock, and of the processor."""
    clock, processor = (spread(each) for each in zip(*waits, strict=True))
    return name, f"{clock}; CPU {processor}", "< 2", ""


def photo() -> bytes:
    """As large and as hard to pack as those of a telephone: about 4 MB."""
    noise = Image.effect_noise((SIZE[0] // 2, SIZE[1] // 2), 60).resize(
        SIZE, Image.Resampling.BICUBIC
    )
    light, centre = (
        make("L").resize(SIZE) for make in (Image.linear_gradient, Image.radial_gradient)
    )
    colours = (light, centre, light.transpose(Image.Transpose.ROTATE_180))
    picture = Image.merge("RGB", [Image.blend(noise, colour, 0.6) for colour in colours])
    return saved(picture, "JPEG", quality=88)


def graphic() -> bytes:
    """A PNG that is not much smaller than what may be uploaded."""
    coarse = Image.effect_noise((SIZE[0] // 8, SIZE[1] // 8), 60).convert("RGB")
    picture = coarse.resize(SIZE, Image.Resampling.BICUBIC).quantize(64).convert("RGB")
    return saved(picture, "PNG")


def saved(picture: Image.Image, kind: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def seconds(do: Callable, *args) -> tuple[float, float]:
    began, worked = time.monotonic(), time.process_time()
    do(*args)
    return time.monotonic() - began, time.process_time() - worked


def upload_by_form(browser: Client, data: bytes, name: str) -> None:
    response = browser.post(reverse("wagtailimages:add"), form(data, name), follow=True)
    assert response.redirect_chain, name


def upload_by_chooser(browser: Client, data: bytes, name: str) -> None:
    answers = {f"image-chooser-upload-{key}": value for key, value in form(data, name).items()}
    response = browser.post(reverse("wagtailimages_chooser:create"), answers)
    assert response.json()["step"] == "chosen", name


def form(data: bytes, name: str) -> dict:
    return {
        "title": name,
        "file": SimpleUploadedFile(name, data),
        "collection": Collection.get_first_root_node().pk,
    }


def latest(number: int, name: str) -> list[CustomImage]:
    return list(CustomImage.objects.filter(title__startswith=name).order_by("-pk")[:number])


def cut_twice(image: CustomImage) -> tuple[float, int]:
    """CPU seconds for all sizes of a picture; how many files asking again has added."""
    filters = [Filter(spec) for spec in ALL_SPECS]
    began = time.process_time()
    image.get_renditions(*filters)
    took = time.process_time() - began
    known = image.renditions.count()
    CustomImage.objects.get(pk=image.pk).get_renditions(*filters)
    return took, image.renditions.count() - known
