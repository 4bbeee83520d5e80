"""What a reader picks from the chronicle: a city, a kind of entry, or both. Knows no database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from iserlohn_europa.core.filters import FilterField

from .choices import EntryKind
from .entries import Entry

CITY, KIND = "stadt", "art"


@dataclass(frozen=True)
class Selection:
    """The entries of one city and of one kind; what is empty or unknown narrows nothing."""

    city: str = ""
    kind: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], entries: Iterable[Entry]) -> "Selection":
        """The selection that an address asks for, as far as there are such entries."""
        city, kind = query.get(CITY, ""), query.get(KIND, "")
        cities = {mark.slug for entry in entries for mark in entry.cities}
        return cls(city if city in cities else "", kind if kind in EntryKind.values else "")

    def __bool__(self):
        return bool(self.city or self.kind)

    def of(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries that are picked."""
        return [entry for entry in entries if self._is_of_city(entry) and self._is_of_kind(entry)]

    def fields(self, entries: list[Entry]) -> list[FilterField]:
        """What can be picked, each with the number of entries it would leave."""
        marks = {mark.slug: mark.name for entry in entries for mark in entry.cities}
        cities = sorted(marks.items(), key=lambda item: item[1])
        kinds = [(str(kind), kind.label) for kind in EntryKind]
        by_city = _counted(entries, self._is_of_kind, lambda entry: [m.slug for m in entry.cities])
        by_kind = _counted(entries, self._is_of_city, lambda entry: [str(entry.kind)])
        return [
            FilterField.counting(CITY, _("Stadt"), _("Alle Städte"), cities, by_city, self.city),
            FilterField.counting(KIND, _("Art"), _("Alles"), kinds, by_kind, self.kind),
        ]

    def _is_of_city(self, entry: Entry) -> bool:
        return not self.city or any(mark.slug == self.city for mark in entry.cities)

    def _is_of_kind(self, entry: Entry) -> bool:
        return not self.kind or entry.kind == self.kind


def _counted(entries: Iterable[Entry], is_left: Callable, values: Callable) -> Counter:
    return Counter(value for entry in entries if is_left(entry) for value in values(entry))
