"""The application as a server loads it, with a clock that can be put forward and an open book.

The book (DATA_DIR/book) has a line for every request that reaches Django and every picture cut.
The clock (DATA_DIR/clock) is so many seconds fast.
"""

import os

import django

django.setup(set_prefix=False)

from django.conf import settings  # noqa: E402 - what they import asks for the settings
from django.utils import timezone  # noqa: E402

from iserlohn_europa.delivery.front import with_copies  # noqa: E402
from iserlohn_europa.library.models import CustomImage  # noqa: E402
from iserlohn_europa.unreadable import Application  # noqa: E402

from .running import seconds_fast  # noqa: E402

right_now = timezone.now
timezone.now = lambda: right_now() + seconds_fast(settings.DATA_DIR)

cut = CustomImage.generate_rendition_file
drawn = Application()


def note(line: str) -> None:
    """Lines of several processes stand one after the other: each is written at once."""
    book = os.open(settings.DATA_DIR / "book", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(book, f"{line}\n".encode())
    os.close(book)


def noted_cut(image, filter, **more):
    note(f"{image.title} {filter.spec}")
    return cut(image, filter, **more)


def noted(environ, start_response):
    note(environ["PATH_INFO"])
    return drawn(environ, start_response)


CustomImage.generate_rendition_file = noted_cut
application = with_copies(noted)
