"""How much of what was found is of which kind, and about which cities and years.

Knows no database.
"""

from collections import Counter
from typing import NamedTuple


class Group(NamedTuple):
    """What is of one kind and about the same cities and years, as the index writes them down."""

    kind: str
    cities: str
    years: str

    @property
    def values(self) -> dict[str, list]:
        """What it answers to each facet."""
        return {
            "kind": [self.kind],
            "city": self.cities.split(),
            "year": [int(year) for year in self.years.split()],
        }


class Tally:
    """How much was found of each group, and what a choice of kind, city and year leaves of it."""

    def __init__(self, groups: dict[Group, int]):
        self._counted = [(group.values, number) for group, number in groups.items() if number]

    def total(self, choice: dict) -> int:
        """How much a choice leaves: values by their facets."""
        return sum(number for _values, number in self._chosen(choice))

    def counted(self, facet: str, choice: dict) -> list[tuple]:
        """The values of a facet with their numbers, most first.

        Counted among what the other facets leave, so that another choice can be made.
        """
        others = {name: value for name, value in choice.items() if name != facet}
        numbers: Counter = Counter()
        for values, number in self._chosen(others):
            for value in values[facet]:
                numbers[value] += number
        return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))

    def _chosen(self, choice: dict):
        return [
            (values, number)
            for values, number in self._counted
            if all(value in values[facet] for facet, value in choice.items())
        ]
