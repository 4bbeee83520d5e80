"""Pictures that may be shown, with their credit."""

from django import template
from wagtail.images.models import Picture, SourceImageIOError

from iserlohn_europa.library.renditions import POSTER, SHARED, USES

from ..today import today

register = template.Library()


@register.inclusion_tag("components/picture.html")
def show_picture(image, alt="", use="text", caption="", loading="lazy") -> dict:
    """A picture with credit and licence; nothing once a consent has ended or the file is gone.

    `use` is "card", "text", "lead" or "gallery" and decides the sizes offered to the browser.
    `loading` is "eager" for the picture that a reader sees first.
    """
    attributes = {
        "sizes": USES[use].widths,
        "alt": alt,
        "loading": loading,
        "class": "picture__image",
    }
    if loading == "eager":
        attributes["fetchpriority"] = "high"
    renditions = _renditions(image, USES[use].specs)
    return {
        "image": image,
        "picture": Picture(renditions, attributes) if renditions else None,
        "use": use,
        "caption": caption,
    }


@register.simple_tag
def shared_picture(image):
    """The picture that goes along when somebody shares a page; nothing once a consent has ended."""
    return _renditions(image, [SHARED]).get(SHARED)


@register.simple_tag
def poster(image):
    """The picture in place of a film that has not begun; nothing once a consent has ended."""
    return _renditions(image, [POSTER]).get(POSTER)


def _renditions(image, specs) -> dict:
    """The picture in those sizes; empty if it may not be shown, or cannot be read or scaled."""
    if image is None or not image.may_be_shown(today()):
        return {}
    try:
        return image.get_renditions(*specs)
    except SourceImageIOError:
        return {}
