"""Narrows a list by several questions at once, each answer with its count. Knows no database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from .filters import FilterField

Line = TypeVar("Line")


@dataclass(frozen=True)
class Facet(Generic[Line]):
    """One question to the lines of a list: which city, which kind.

    `values` names the answers that are true of a line; `choices` names all there are, with their
    labels. Without `all_label` the only choice is one to tick.
    """

    name: str
    label: str
    values: Callable[[Line], Iterable[str]]
    choices: list[tuple[str, str]]
    all_label: str = ""


class Narrowing(Generic[Line]):
    """The answers a reader picked; what is empty or unknown narrows nothing."""

    def __init__(self, facets: list[Facet[Line]], query: Mapping[str, str]):
        self.facets = facets
        self.picked = {}
        for facet in facets:
            value = query.get(facet.name, "")
            if any(value == known for known, _label in facet.choices):
                self.picked[facet.name] = value
        self._asked = [
            (facet, self.picked[facet.name]) for facet in facets if facet.name in self.picked
        ]

    def __bool__(self):
        return bool(self.picked)

    def of(self, lines: Iterable[Line]) -> list[Line]:
        """The lines for which every picked answer is true."""
        return [line for line in lines if not self._refusing(line)]

    def fields(self, lines: Iterable[Line]) -> list[FilterField]:
        """What can be picked, each with the number of lines it would leave."""
        counts = {facet.name: Counter() for facet in self.facets}
        for line in lines:
            refusing = self._refusing(line)
            # What only one question refuses, another answer to that question would leave.
            left_by = self.facets if not refusing else refusing if len(refusing) == 1 else []
            for facet in left_by:
                for value in facet.values(line):
                    counts[facet.name][value] += 1
        fields = [
            FilterField.counting(
                facet.name,
                facet.label,
                facet.all_label,
                facet.choices,
                counts[facet.name],
                self.picked.get(facet.name, ""),
            )
            for facet in self.facets
        ]
        return [field for field in fields if field.options]

    def _refusing(self, line: Line) -> list[Facet[Line]]:
        return [facet for facet, value in self._asked if value not in facet.values(line)]
