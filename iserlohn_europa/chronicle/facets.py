"""What a reader can ask the chronicle for: a city, a kind, a decade. Knows no database."""

from django.utils.translation import gettext as _

from iserlohn_europa.core.facets import Facet

from .choices import EntryKind
from .entries import Entry

CITY, KIND, DECADE = "stadt", "art", "jahrzehnt"


def chronicle_facets(entries: list[Entry]) -> list[Facet[Entry]]:
    """The questions to these entries."""
    marks = {mark.slug: mark.name for entry in entries for mark in entry.cities}
    cities = sorted(marks.items(), key=lambda item: item[1])
    numbers = sorted({number for entry in entries for number in _decades(entry)})
    decades = [(number, _("%(decade)ser") % {"decade": number}) for number in numbers]
    return [
        Facet(CITY, _("Stadt"), _cities, cities, _("Alle Städte")),
        Facet(KIND, _("Art"), _kinds, EntryKind.choices, _("Alles")),
        Facet(DECADE, _("Jahrzehnt"), _decades, decades, _("Alle Jahre")),
    ]


def _cities(entry: Entry) -> list[str]:
    return [mark.slug for mark in entry.cities]


def _kinds(entry: Entry) -> list[str]:
    return [str(entry.kind)]


def _decades(entry: Entry) -> list[str]:
    """The decade in which it began: an entry stands in the chronicle under one year."""
    return [str(entry.date.year // 10 * 10)]
