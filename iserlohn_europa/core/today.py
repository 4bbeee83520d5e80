import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_previewed: ContextVar[datetime.date | None] = ContextVar("previewed", default=None)


def today() -> datetime.date:
    """The day in town. Views ask for it; everything below is told the day."""
    return _previewed.get() or timezone.localdate()


@contextmanager
def as_of(day: datetime.date) -> Iterator[None]:
    """Lets views believe that it is another day: for a preview, which stores nothing."""
    token = _previewed.set(day)
    try:
        yield
    finally:
        _previewed.reset(token)
