"""Whether an award or a bond holds on a day, as far as its records prove it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .choices import ValidityKind
from .dates import PartialDate


class Answer(Enum):
    """Yes, no, or a day for which the records prove neither.

    An answer has no truth value: ``if answer`` raises ``TypeError``, since it would take the third
    answer for one of the others. Compare with ``is``.
    """

    YES = "yes"
    NO = "no"
    UNPROVEN = "unproven"

    def __bool__(self):
        raise TypeError("An Answer is neither true nor false; compare it with Answer.YES.")

    @property
    def label(self) -> str:
        return {
            Answer.YES: pgettext("Gültigkeit", "ja"),
            Answer.NO: pgettext("Gültigkeit", "nein"),
            Answer.UNPROVEN: pgettext("Gültigkeit", "nicht genau belegt"),
        }[self]


@dataclass(frozen=True)
class Validity:
    """From when and until when something holds; first and last day are included.

    ``starts`` is the day of award, ``None`` if unknown. Only a term looks at ``years`` (whole
    years, at least 1), only "until a date" looks at ``until`` (its last day). Raises ``ValueError``
    with a German message if what the kind looks at is missing or contradicts the start.
    """

    kind: ValidityKind
    starts: PartialDate | None = None
    years: int | None = None
    until: PartialDate | None = None

    def __post_init__(self):
        if self.kind == ValidityKind.TERM:
            if not self.years or self.years < 1:
                raise ValueError(_("Eine Dauer braucht eine Zahl von Jahren, mindestens eins."))
            if self.starts and self.starts.latest.year + self.years > date.max.year:
                raise ValueError(_("Die Dauer muss vor dem Jahr 10000 enden."))
        if self.kind == ValidityKind.UNTIL:
            if not self.until:
                raise ValueError(_("Zu „bis zu einem Datum“ gehört ein Datum."))
            if self.starts and self.until.latest < self.starts.earliest:
                raise ValueError(_("Das Ende der Gültigkeit liegt vor ihrem Anfang."))

    def holds_on(self, day: date) -> Answer:
        """Whether this holds on ``day``: yes or no only if every reading of the dates says so.

        Without a known start nothing is proven before the end: something "until 2026" may not
        have begun yet. A one-off honour holds on no day, not even that of its award: it has no
        time in which it runs and none at which it lapses.
        """
        if self.kind == ValidityKind.ONCE:
            return Answer.NO
        earliest_end, latest_end = self._ends()
        if day > latest_end or (self.starts and day < self.starts.earliest):
            return Answer.NO
        if self.starts and self.starts.latest <= day <= earliest_end:
            return Answer.YES
        return Answer.UNPROVEN

    def last_days(self) -> tuple[date, date] | None:
        """The earliest and the latest possible last day; ``None`` if there is none or no bound."""
        if self.kind == ValidityKind.UNTIL:
            earliest = self.until.earliest
            if self.starts:
                earliest = max(earliest, self.starts.earliest)
            return earliest, self.until.latest
        if self.kind == ValidityKind.TERM and self.starts:
            return (
                _last_day_of_term(self.starts.earliest, self.years),
                _last_day_of_term(self.starts.latest, self.years),
            )
        return None

    def _ends(self):
        if self.kind == ValidityKind.UNLIMITED:
            return date.max, date.max
        return self.last_days() or (date.min, date.max)


def _last_day_of_term(first_day, years):
    """Return the day before the anniversary (BGB § 188 (2)).

    A term from 29 February ends on 28 February where its anniversary is missing (§ 188 (3)).
    """
    last_year = first_day.year + years
    try:
        return first_day.replace(year=last_year) - timedelta(days=1)
    except ValueError:
        return date(last_year, 2, 28)
