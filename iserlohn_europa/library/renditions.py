"""What visitors see of an original: its sizes and formats, and nothing beside the picture."""

from contextlib import suppress
from dataclasses import dataclass

from django.utils.functional import cached_property
from PIL.ImageCms import PyCMSError
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Filter
from willow.image import AvifImageFile, PNGImageFile
from willow.plugins.pillow import PillowImage

from .originals import PNG_EFFORT

SHARED = "fill-1200x630|format-jpeg"
POSTER = "fill-1280x720|format-jpeg"


@dataclass(frozen=True)
class PictureUse:
    """A place for pictures: how they are cut there, and how wide the browser shows them."""

    cut: str
    widths: str

    @property
    def specs(self) -> list[str]:
        """AVIF for every browser of today, JPEG for the others; the smallest comes first."""
        return Filter.expand_spec([self.cut, "format-{avif,jpeg}"])


# Few sizes, since each of them costs the first reader or the scheduled command some time.
CARD = "fill-{400x250,800x500}"
WHOLE = "width-{400,800,1200}"
USES = {
    "card": PictureUse(CARD, "(min-width: 60rem) 24rem, (min-width: 40rem) 45vw, 95vw"),
    "gallery": PictureUse(WHOLE, "(min-width: 40rem) 20rem, 95vw"),
    "text": PictureUse(WHOLE, "(min-width: 60rem) 46rem, 95vw"),
    "lead": PictureUse(WHOLE, "(min-width: 60rem) 46rem, 95vw"),
}
ALL_SPECS = list(dict.fromkeys([*(spec for use in USES.values() for spec in use.specs), SHARED]))

# A fifth of the time that the encoder takes by itself, and files of the same size.
AVIF_SPEED = 8


class QuickPicture(PillowImage):
    """A cut picture that is written without long thought."""

    def save_as_avif(self, f, quality=80, lossless=False, apply_optimizers=True):
        self.image.save(f, "AVIF", quality=quality, speed=AVIF_SPEED)
        return AvifImageFile(f)

    def save_as_png(self, f, optimize=False, apply_optimizers=True):
        # Only staff see PNG, up to the full size: to save a tenth of it takes ten seconds.
        self.image.save(f, "PNG", **PNG_EFFORT)
        return PNGImageFile(f)


class PictureOnly(FilterOperation):
    """Leaves out what a camera writes beside the picture, such as place, time and owner.

    Willow copies it into every JPEG and PNG. Colours become those that every browser knows, also
    where they were meant for a printing press or finer than a screen can show.
    """

    MODES = ("L", "LA", "RGB", "RGBA")

    def construct(self):
        """There is nothing to configure."""

    def run(self, willow, image, env):
        if not isinstance(willow, PillowImage):
            return willow
        with suppress(PyCMSError, OSError, ValueError):  # a profile that makes no sense
            willow = willow.transform_colorspace_to_srgb()
        picture = willow.image
        if picture.mode.startswith("I"):
            picture = picture.convert("I").point(lambda level: level / 256).convert("L")
        if picture.mode not in self.MODES:
            picture = picture.convert("RGB")
        picture.info = {key: picture.info[key] for key in picture.info if key == "transparency"}
        return QuickPicture(picture)


class PictureOnlyFilter(Filter):
    """Any filter, and the metadata left out at its end."""

    @cached_property
    def operations(self):
        return [*Filter(self.spec).operations, PictureOnly("pictureonly")]
