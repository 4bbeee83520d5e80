"""What a calendar file says about events, free of the format."""

import datetime
from dataclasses import dataclass

from ..date_words import date_in_words


class CalendarFileError(ValueError):
    """A file cannot be read at all; the message is German and meant for editors."""


class EntryError(ValueError):
    """One entry of a file cannot be read; the message is German and meant for editors."""


@dataclass(frozen=True)
class ReadDate:
    """One date, in days and times of the town."""

    starts_on: datetime.date
    start_time: datetime.time | None = None
    ends_on: datetime.date | None = None
    end_time: datetime.time | None = None
    is_cancelled: bool = False
    place: str = ""
    remark: str = ""

    @property
    def order(self) -> tuple:
        return self.starts_on, self.start_time or datetime.time.min

    @property
    def words(self) -> str:
        return date_in_words(self.starts_on, self.start_time, self.ends_on, self.end_time)


@dataclass(frozen=True)
class ReadEvent:
    """An event with all its dates; `digest` tells two versions of it in files apart.

    Of a long series only some dates are taken: `dates_from` is the first day of those.
    """

    uid: str
    title: str
    text: str
    place: str
    dates: tuple[ReadDate, ...]
    digest: str
    dates_from: datetime.date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadCalendar:
    """The events of a file, and what is wrong with the other entries."""

    events: tuple[ReadEvent, ...]
    problems: tuple[str, ...] = ()
