"""What a reader can ask of the results: a kind, a city, a year, another language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from iserlohn_europa.core.filters import FilterField
from partnerships.models import PartnerCityPage
from partnerships.names import city_names

from .asking import Answer, Question
from .choices import Kind
from .query import tidied

WORDS = "query"
KIND, CITY, YEAR, LANGUAGE = "art", "stadt", "jahr", "sprache"
YEAR_TYPED = re.compile("[12][0-9]{3}")


@dataclass(frozen=True)
class Picked:
    """One answer that narrows the results, and the address without it."""

    label: str
    address: str


class Selection:
    """What was typed and what was picked; what is unknown narrows nothing."""

    def __init__(self, query: Mapping[str, str], language: str):
        self.words = tidied(query.get(WORDS, ""))
        self.own_language = language
        self.languages = {code: str(name) for code, name in settings.LANGUAGES}
        cities = (
            PartnerCityPage.objects.live().public().in_source_language().order_by("title", "pk")
        )
        names = city_names(language)
        self.cities = [
            (slug, names.get(key, title), key)
            for slug, title, key in cities.values_list("slug", "title", "translation_key")
        ]
        known = {
            KIND: Kind.values,
            CITY: [slug for slug, _title, _key in self.cities],
            YEAR: [query.get(YEAR, "")] if _is_year(query.get(YEAR, "")) else [],
            LANGUAGE: [code for code in self.languages if code != language],
        }
        self.picked = {
            name: value for name, values in known.items() if (value := query.get(name)) in values
        }

    def __bool__(self):
        return bool(self.picked)

    def question(self, on: date) -> Question:
        """What is asked of the search on that day."""
        year = self.picked.get(YEAR)
        keys = {slug: str(key) for slug, _title, key in self.cities}
        return Question(
            words=self.words,
            language=self.picked.get(LANGUAGE, self.own_language),
            on=on,
            kind=self.picked.get(KIND, ""),
            city=keys.get(self.picked.get(CITY), ""),
            year=int(year) if year else None,
        )

    def fields(self, answer: Answer) -> list[FilterField]:
        """What can be picked, with the number of results it leaves; a choice needs two answers."""
        counts = {
            name: {str(value): count for value, count in answer.facets.get(facet, [])}
            for name, facet in ((KIND, "kind"), (CITY, "city"), (YEAR, "year"))
        }
        slugs = {str(key): slug for slug, _title, key in self.cities}
        counts[CITY] = {slugs[key]: count for key, count in counts[CITY].items() if key in slugs}
        counts[LANGUAGE] = dict(answer.facets.get("language", []))
        years = {*counts[YEAR], *filter(None, [self.picked.get(YEAR)])}
        languages = [each for each in self.languages.items() if each[0] != self.own_language]
        fields = [
            self._field(KIND, _("Art"), _("Alle Arten"), Kind.choices, counts),
            self._field(
                CITY,
                _("Stadt"),
                _("Alle Städte"),
                [(slug, title) for slug, title, _key in self.cities],
                counts,
            ),
            self._field(
                YEAR,
                _("Jahr"),
                _("Alle Jahre"),
                [(year, year) for year in sorted(years, reverse=True)],
                counts,
            ),
            self._field(
                LANGUAGE, _("Sprache"), self.languages[self.own_language], languages, counts
            ),
        ]
        return [
            field for field in fields if field.name in self.picked or _narrows(field, answer.total)
        ]

    def _field(self, name, label, all_label, choices, counts) -> FilterField:
        chosen = self.picked.get(name, "")
        return FilterField.counting(name, label, all_label, choices, counts[name], chosen)

    def removable(self, fields: list[FilterField]) -> list[Picked]:
        """What is picked, each with the address of the results without it."""
        chosen = {
            field.name: option.label
            for field in fields
            for option in field.options
            if option.is_chosen
        }
        return [Picked(label, self._without(name)) for name, label in chosen.items()]

    @property
    def whole(self) -> str:
        """The address of the results with nothing picked."""
        return f"?{urlencode({WORDS: self.words})}"

    def _without(self, name: str) -> str:
        rest = {key: value for key, value in self.picked.items() if key != name}
        return f"?{urlencode({WORDS: self.words} | rest)}"


def _is_year(text: str) -> bool:
    return bool(YEAR_TYPED.fullmatch(text))


def _narrows(field: FilterField, total: int) -> bool:
    """Whether there is anything to choose: an answer that is true of all results is none."""
    if field.name == LANGUAGE:
        return bool(field.options)
    return any(option.count < total for option in field.options)
