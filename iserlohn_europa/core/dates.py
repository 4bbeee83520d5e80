"""Dates as history hands them down: known to the day, the month, the year, or as a span.

Source of the text forms: ISO 8601-2:2019 (EDTF), level 0. The ``edtf`` package was tried: it
needs 10 to 30 ms for each date and lets reversed spans and 29 February of every year pass. So this
module reads the few forms the site stores, and the package is the oracle in the tests.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Self

from django.utils.formats import date_format
from django.utils.translation import gettext as _

FIRST_DAY = date(1000, 1, 1)


class PartialDateError(ValueError):
    """A text names no date or span; the message is German and meant for editors."""


class Precision(Enum):
    """How exactly a partial date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, month or year from 1000 to 9999, or a span of two of those.

    ``text`` is exact EDTF: ``2007-05-06``, ``2007-12``, ``2007`` or ``2005/2006``. A span begins
    wholly before its end begins; its halves may differ in precision.

    Ordered by earliest day, then by latest day, so that of several dates with the same beginning
    the more exact one comes first: 2007-01-01, 2007-01, 2007. The text breaks the last tie: 2007
    and 2007-01/2007-12 cover the same days, but are two values.

    Raises ``PartialDateError`` for any other text.
    """

    earliest: date = field(init=False, repr=False)
    latest: date = field(init=False, repr=False)
    text: str

    def __post_init__(self):
        first, slash, last = self.text.partition("/")
        earliest, latest = _bounds(first)
        if slash:
            first_latest, (last_earliest, latest) = latest, _bounds(last)
            if last_earliest <= first_latest:
                raise _reversed_span(self.text)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a date as editors type it: EDTF or German, including all that ``display`` prints.

        German forms are ``6.5.2007``, ``6. Mai 2007``, ``05.2007``, ``Mai 2007`` and ``2007``;
        ``bis`` or a dash joins two of them to a span, ``und`` two days that follow each other;
        the first may leave month and year to the second. Raises ``PartialDateError``.
        """
        first, *rest = _BETWEEN.split(" ".join(text.split()), maxsplit=1)
        if not rest:
            return cls(_edtf(first))
        joint, last = rest
        end = _edtf(last)
        begin = _edtf(_completed(first, end))
        if cls(end).earliest <= cls(begin).latest:
            raise _reversed_span(text)
        span = cls(f"{begin}/{end}")
        if joint == " und " and not _are_two_days(cls(begin), cls(end)):
            raise PartialDateError(
                _("„%(text)s“: Mit „und“ werden nur zwei Tage verbunden, die aufeinander folgen.")
                % {"text": text}
            )
        return span

    @classmethod
    def from_day(cls, day: date) -> Self:
        """The date known to be this day."""
        return cls(day.isoformat())

    @classmethod
    def from_days(cls, first: date, last: date) -> Self:
        """The span of these days, both included, or the one day if they are the same.

        Raises ``PartialDateError`` if ``last`` is before ``first``.
        """
        return cls.from_day(first) if first == last else cls(f"{first}/{last}")

    def __str__(self):
        return self.text

    @property
    def precision(self) -> Precision:
        if "/" in self.text:
            return Precision.SPAN
        return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(self.text)]

    @property
    def names_days(self) -> bool:
        """Whether it is a day, or a span from one day to another."""
        return all(_POINT.fullmatch(half)[3] for half in self.text.split("/"))

    @property
    def year(self) -> int:
        """The calendar year of the earliest day."""
        return self.earliest.year

    @property
    def begin(self) -> Self:
        """What is known of the beginning: the first half of a span, any other date itself."""
        return type(self)(self.text.partition("/")[0])

    @property
    def iso(self) -> str | None:
        """The value for ``<time datetime>``, which knows no spans."""
        return None if self.precision is Precision.SPAN else self.text

    def is_past(self, on: date) -> bool:
        """Whether even the latest possible day is before ``on``."""
        return self.latest < on

    def contains(self, on: date) -> bool:
        """Whether ``on`` is one of the possible days."""
        return self.earliest <= on <= self.latest

    def display(self) -> str:
        """The date in the words of the active language, naming only what is known."""
        if self.precision is not Precision.SPAN:
            return date_format(self.earliest, _FORMATS[self.precision])
        first, last = (PartialDate(half) for half in self.text.split("/"))
        known = {first.precision, last.precision}
        are_two_days = _are_two_days(first, last)
        if known == {Precision.YEAR}:
            return self.text if last.year == first.year + 1 else f"{first}–{last}"
        if known == {Precision.DAY} and f"{first.earliest:%Y%m}" == f"{last.earliest:%Y%m}":
            form = (
                _("%(first_day)d. und %(last_day)d. %(month)s %(year)d")
                if are_two_days
                else _("%(first_day)d. bis %(last_day)d. %(month)s %(year)d")
            )
            return form % {
                "first_day": first.earliest.day,
                "last_day": last.earliest.day,
                "month": date_format(last.earliest, "E"),
                "year": last.year,
            }
        within_a_year = len(known) == 1 and first.year == last.year
        begin = (
            date_format(first.earliest, _FORMATS_WITHOUT_YEAR[first.precision])
            if within_a_year
            else first.display()
        )
        form = _("%(begin)s und %(end)s") if are_two_days else _("%(begin)s bis %(end)s")
        return form % {"begin": begin, "end": last.display()}


_FORMATS = {
    Precision.DAY: "DATE_FORMAT",
    Precision.MONTH: "YEAR_MONTH_FORMAT",
    Precision.YEAR: "Y",
}
_FORMATS_WITHOUT_YEAR = {Precision.DAY: "MONTH_DAY_FORMAT", Precision.MONTH: "F"}
_POINT = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BETWEEN = re.compile(r"( ?– ?| bis | und | - )")
_GERMAN = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\. ?)?"
    r"(?:(?P<number>[0-9]{1,2})\. ?|(?P<name>[a-zä]+) )"
    r"(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_GERMAN_MONTHS = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)


def _are_two_days(first: PartialDate, last: PartialDate) -> bool:
    """Whether both are days and nothing lies between them: people then say "und", not "bis"."""
    is_exact = first.precision is last.precision is Precision.DAY
    return is_exact and last.earliest - first.latest == timedelta(days=1)


def _reversed_span(typed):
    """The error of a span that does not begin before its end."""
    message = _("„%(text)s“ ist kein Zeitraum: Der Anfang muss ganz vor dem Ende liegen.")
    return PartialDateError(message % {"text": typed})


def _no_date(message, typed):
    """The error of what is no date, with the words that were typed and with what can be read."""
    examples = _(
        "Möglich sind zum Beispiel 2013, April 2013, 12. April 2013 und 12.4.2013, als Zeitraum "
        "2005/2006 oder Mai bis Juni 2007."
    )
    return PartialDateError(f"{message % {'text': typed}} {examples}")


def _bounds(text, typed=None):
    """Return the earliest and the latest day of one EDTF day, month or year."""
    match = _POINT.fullmatch(text)
    if not match:
        raise _no_date(
            _("„%(text)s“ ist kein Datum mit einem Jahr von 1000 bis 9999."), typed or text
        )
    year, month, day = match.groups()
    try:
        earliest = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _no_date(_("„%(text)s“ ist kein Datum, das es gibt."), typed or text) from None
    if day:
        return earliest, earliest
    last_month = earliest.month if month else 12
    last_day = calendar.monthrange(earliest.year, last_month)[1]
    return earliest, date(earliest.year, last_month, last_day)


def _edtf(text):
    """Return one German date as EDTF if it exists.

    What looks like EDTF already is left to ``PartialDate``.
    """
    if re.fullmatch(r"[0-9/-]+", text):
        return text
    match = _GERMAN.fullmatch(text)
    name = match and match["name"] and match["name"].lower()
    if not match or (name and name not in _GERMAN_MONTHS):
        raise _no_date(_("„%(text)s“ ist nicht als Datum zu lesen."), text)
    month = _GERMAN_MONTHS.index(name) + 1 if name else int(match["number"])
    day = f"-{int(match['day']):02}" if match["day"] else ""
    edtf = f"{match['year']}-{month:02}{day}"
    _bounds(edtf, typed=text)
    return edtf


def _completed(first, end):
    """Give the first half of a German span the month and year it leaves to the EDTF ``end``."""
    if re.search(r"[0-9]{4}", first):
        return first
    year, _dash, month_and_day = end.partition("-")
    month, dash, _day = month_and_day.partition("-")
    if dash and re.fullmatch(r"[0-9]{1,2}\.", first):
        return f"{first}{month}.{year}"
    return f"{first} {year}"
