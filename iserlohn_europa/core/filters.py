"""A choice that narrows a list, as a form shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class FilterOption:
    """One thing to pick, with the number of lines it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FilterField:
    """What can be picked under one name.

    `all_label` stands for picking nothing; what can only be ticked has none.
    """

    name: str
    label: str
    all_label: str
    options: list[FilterOption]

    @property
    def is_tick(self) -> bool:
        """Whether there is nothing to choose from but one thing to tick."""
        return not self.all_label

    @classmethod
    def counting(
        cls,
        name: str,
        label: str,
        all_label: str,
        choices: Iterable[tuple[str, str]],
        counts: Mapping[str, int],
        chosen: str,
    ) -> Self:
        """A field that leaves out what would leave nothing, unless it is what was chosen."""
        options = [
            FilterOption(value, str(text), counts.get(value, 0), value == chosen)
            for value, text in choices
            if counts.get(value) or value == chosen
        ]
        return cls(name, label, all_label, options)


def picked_words(fields: Iterable[FilterField]) -> str:
    """What is picked, in words: "Almelo, Veranstaltung, 1990er"."""
    chosen = (option.label for field in fields for option in field.options if option.is_chosen)
    return ", ".join(chosen)
