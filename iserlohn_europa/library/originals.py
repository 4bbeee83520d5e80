"""What the library keeps of a picture that somebody uploads: the picture, and nothing beside it."""

from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageCms, JpegImagePlugin
from PIL.ExifTags import Base

# A photo in these formats may carry a second picture, which nobody means to move.
MOVING = ("GIF", "PNG", "WEBP", "AVIF")
# Writing a large picture in these formats takes half a minute and more memory than a server has to
# spare. Visitors get sizes made from the original, so nobody misses the format.
SLOW = ("WEBP", "AVIF")
# High, since every size that visitors see is made from it; a JPEG keeps the quality it came with.
JPEG_QUALITY = {"quality": 95, "subsampling": 0}
# Somebody waits meanwhile; the next two levels would take half as long again for a tenth of a file.
PNG_EFFORT = {"compress_level": 1}
SAFE_INFO = ("transparency",)
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class UnreadablePictureError(Exception):
    """The file is no picture of its kind, or is damaged."""


class TooManyPixelsError(Exception):
    """The picture is larger than anybody needs, or a bomb."""

    def __init__(self, width: int = 0, height: int = 0):
        super().__init__(f"{width} x {height}")
        self.width = width
        self.height = height


class MovingPictureError(Exception):
    """The file holds several pictures to be shown one after the other."""


def picture_only(file: BinaryIO, kind: str, most_pixels: int) -> tuple[bytes, str]:
    """The picture in a file (JPEG, PNG, GIF, WEBP, AVIF) as a file made anew, and its kind.

    It stands upright, keeps its colours and their profile, and loses what a camera or somebody
    else wrote beside or behind it: place, time, owner, remarks, other files.
    """
    try:
        # The kind is known, so that no file chooses which of Pillow's forty readers takes it.
        with Image.open(file, formats=[kind]) as picture:
            # Before a single pixel is unpacked.
            if picture.width * picture.height > most_pixels:
                raise TooManyPixelsError(picture.width, picture.height)
            if kind in MOVING and getattr(picture, "is_animated", False):
                raise MovingPictureError
            return made_anew(picture, kind)
    except (TooManyPixelsError, MovingPictureError):
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError from error
    except Exception as error:
        # What Pillow raises for damaged files has no common class.
        raise UnreadablePictureError(str(error)) from error


def made_anew(picture: Image.Image, kind: str) -> tuple[bytes, str]:
    """The file of an opened picture, written again, and its kind."""
    options = {"PNG": PNG_EFFORT}.get(kind, {})
    if kind == "JPEG":
        sampling = JpegImagePlugin.get_sampling(picture)
        options = {"qtables": picture.quantization, "subsampling": sampling}
    profile = colour_profile(picture)
    picture.load()
    turn = TURNS.get(orientation(picture))
    if turn is not None:
        picture = picture.transpose(turn)
    if kind in SLOW:
        if is_see_through(picture):
            kind, options = "PNG", PNG_EFFORT
        else:
            kind, options, picture = "JPEG", JPEG_QUALITY, picture.convert("RGB")
    picture.info = {key: picture.info[key] for key in SAFE_INFO if key in picture.info}
    buffer = BytesIO()
    picture.save(buffer, kind, **options, **({"icc_profile": profile} if profile else {}))
    return buffer.getvalue(), kind


def is_see_through(picture: Image.Image) -> bool:
    """Whether anything behind a picture would be seen."""
    return "A" in picture.getbands() and picture.getchannel("A").getextrema()[0] < 255


def orientation(picture: Image.Image) -> int:
    """How the camera was held, by the numbers of EXIF; 1 is upright."""
    try:
        return picture.getexif().get(Base.Orientation, 1)
    except Exception:
        # Notes beside a picture that make no sense are no reason to refuse the picture.
        return 1


def colour_profile(picture: Image.Image) -> bytes | None:
    """What the colours of a picture mean, unless it makes no sense."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return None
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return profile
