"""What a reader picks from the chronicle: a city, a kind, a decade. Knows no database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from iserlohn_europa.core.filters import FilterField

from .choices import EntryKind
from .entries import Entry

CITY, KIND, DECADE = "stadt", "art", "jahrzehnt"


@dataclass(frozen=True)
class Selection:
    """The entries of one city, kind and decade; what is empty or unknown narrows nothing."""

    city: str = ""
    kind: str = ""
    decade: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], entries: Iterable[Entry]) -> "Selection":
        """The selection that an address asks for, as far as there are such entries."""
        entries = list(entries)

        def known(name: str, values: Callable) -> str:
            asked = query.get(name, "")
            return asked if any(asked in values(entry) for entry in entries) else ""

        kind = query.get(KIND, "")
        return cls(
            city=known(CITY, _cities),
            kind=kind if kind in EntryKind.values else "",
            decade=known(DECADE, _decades),
        )

    def __bool__(self):
        return bool(self.city or self.kind or self.decade)

    def of(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries that are picked."""
        return [entry for entry in entries if self._leaves(entry)]

    def fields(self, entries: list[Entry]) -> list[FilterField]:
        """What can be picked, each with the number of entries it would leave."""
        marks = {mark.slug: mark.name for entry in entries for mark in entry.cities}
        cities = sorted(marks.items(), key=lambda item: item[1])
        kinds = [(str(kind), kind.label) for kind in EntryKind]
        numbers = sorted({number for entry in entries for number in _decades(entry)})
        decades = [(number, _("%(decade)ser") % {"decade": number}) for number in numbers]

        def counted(but: str, values: Callable) -> Counter:
            left = (entry for entry in entries if self._leaves(entry, but))
            return Counter(value for entry in left for value in values(entry))

        def field(name, label, all_label, choices, values, chosen) -> FilterField:
            counts = counted(name, values)
            return FilterField.counting(name, label, all_label, choices, counts, chosen)

        return [
            field(CITY, _("Stadt"), _("Alle Städte"), cities, _cities, self.city),
            field(KIND, _("Art"), _("Alles"), kinds, _kinds, self.kind),
            field(DECADE, _("Jahrzehnt"), _("Alle Jahre"), decades, _decades, self.decade),
        ]

    def _leaves(self, entry: Entry, but: str = "") -> bool:
        """Whether an entry is picked, whatever one of the choices says."""
        return all(
            name == but or not chosen or chosen in values(entry)
            for name, chosen, values in (
                (CITY, self.city, _cities),
                (KIND, self.kind, _kinds),
                (DECADE, self.decade, _decades),
            )
        )


def picked_words(fields: Iterable[FilterField]) -> str:
    """What is picked, in words: "Almelo, Veranstaltung, 1990er"."""
    chosen = (option.label for field in fields for option in field.options if option.is_chosen)
    return ", ".join(chosen)


def _cities(entry: Entry) -> list[str]:
    return [mark.slug for mark in entry.cities]


def _kinds(entry: Entry) -> list[str]:
    return [str(entry.kind)]


def _decades(entry: Entry) -> list[str]:
    """The decade in which it began: an entry stands in the chronicle under one year."""
    return [str(entry.date.year // 10 * 10)]
