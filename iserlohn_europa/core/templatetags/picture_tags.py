"""Pictures that may be shown, with their credit."""

from django import template
from wagtail.images.models import SourceImageIOError

from ..today import today

register = template.Library()


@register.inclusion_tag("components/picture.html")
def show_picture(image, alt="", use="text", caption="", loading="lazy") -> dict:
    """A picture with credit and licence; nothing once a consent has ended.

    `use` is "card", "text", "lead" or "gallery" and decides the sizes offered to the browser.
    """
    may_be_shown = image is not None and image.may_be_shown(today())
    return {
        "image": image if may_be_shown else None,
        "alt": alt,
        "use": use,
        "caption": caption,
        "loading": loading,
    }


@register.simple_tag
def shared_picture(image):
    """The picture that goes along when somebody shares a page; nothing once a consent has ended."""
    if image is None or not image.may_be_shown(today()):
        return None
    try:
        return image.get_rendition("fill-1200x630|format-jpeg")
    except SourceImageIOError:  # the picture cannot be read or scaled: the page goes without it
        return None
