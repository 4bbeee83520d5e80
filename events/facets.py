"""What a reader can ask the calendar for."""

from django.utils.translation import gettext as _

from iserlohn_europa.core.facets import Facet

from .calendar import DateLine
from .choices import Audience, EventKind, EventLanguage

CITY, KIND, AUDIENCE, LANGUAGE = "stadt", "art", "fuer", "sprache"
FREE, STEP_FREE = "frei", "stufenlos"
YES = "ja"


def calendar_facets(cities: list[tuple[str, str]]) -> list[Facet[DateLine]]:
    """The questions to the dates of the calendar; `cities` are slugs with names."""
    return [
        Facet(CITY, _("Stadt"), lambda line: line.cities, cities, _("Alle Städte")),
        Facet(KIND, _("Art"), lambda line: [line.kind], EventKind.choices, _("Alle Arten")),
        Facet(
            AUDIENCE,
            _("Für wen"),
            lambda line: line.audiences,
            Audience.choices,
            _("Keine Auswahl"),
        ),
        Facet(
            LANGUAGE,
            _("Sprache"),
            lambda line: line.languages,
            EventLanguage.choices,
            _("Alle Sprachen"),
        ),
        Facet(FREE, _("Eintritt frei"), _when("is_free"), [(YES, _("Eintritt frei"))]),
        Facet(
            STEP_FREE,
            _("Stufenlos erreichbar"),
            _when("is_step_free"),
            [(YES, _("Stufenlos erreichbar"))],
        ),
    ]


def _when(name: str):
    return lambda line: [YES] if getattr(line, name) else []
