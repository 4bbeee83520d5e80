"""What the page about open data says of each set: its files, and what their columns hold.

The schemas are German, as the files are; a page in another language says the same in its own words,
for which `.ci/collect_messages.py` reads the schemas too.
"""

import datetime
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.translation import gettext as _

from iserlohn_europa.core.feeds import publisher_for

from .datasets import DATASETS, Dataset
from .files import CSV
from .schemas import MANY, NUMBER, WHOLE, YES_NO, Column

AN_HOUR = 60 * 60


@dataclass(frozen=True)
class ShownFile:
    """A link to a file, as the list of documents shows it."""

    address: str
    title: str
    facts: str = ""
    language: str = ""


@dataclass(frozen=True)
class ColumnTable:
    """The columns of a set as a table to read."""

    caption: str
    header: tuple[str, ...]
    rows: list[dict]
    has_row_headers: bool = True


@dataclass(frozen=True)
class ShownDataset:
    """One set of data with its files."""

    title: str
    about: str
    number_of_rows: int
    changed_on: datetime.date | None
    files: list[ShownFile]
    columns: ColumnTable
    schema: str  # the address of its schema
    table_address: str  # the whole address of its table, for an example


def shown_datasets(request: HttpRequest) -> list[ShownDataset]:
    """Every set, as it is now.

    How big the files are is known only once they are written, which is not done again until a page
    comes, changes or goes; the dates of series that come into sight wait for an hour.
    """
    publisher = publisher_for(request)
    states = [dataset.state() for dataset in DATASETS.values()]
    key = f"open-data-{sha256(repr((publisher, states)).encode()).hexdigest()}"
    facts = cache.get_or_set(key, lambda: _facts(request), AN_HOUR)
    return [
        _shown(dataset, publisher.at(dataset.path(CSV)), *facts[name])
        for name, dataset in DATASETS.items()
    ]


def _facts(request: HttpRequest) -> dict[str, tuple]:
    """The number of rows, the day of the last change and the sizes of the files of every set."""
    facts = {}
    for name, dataset in DATASETS.items():
        written = dataset.all_written(dataset.forms, request)
        modified = written[0].modified
        day = datetime.datetime.fromisoformat(modified).date() if modified else None
        facts[name] = written[0].number_of_rows, day, [len(each.content) for each in written]
    return facts


def _shown(dataset: Dataset, address: str, number: int, day, sizes: list[int]) -> ShownDataset:
    title = translation.gettext(dataset.title)
    return ShownDataset(
        title=title,
        about=translation.gettext(dataset.about),
        number_of_rows=number,
        changed_on=day,
        files=[
            ShownFile(
                dataset.path(form),
                _("%(title)s als %(form)s") % {"title": title, "form": form.label},
                filesizeformat(size),
            )
            for form, size in zip(dataset.forms, sizes, strict=True)
        ],
        columns=column_table(title, dataset.columns),
        schema=dataset.schema_path(dataset.forms[1]),
        table_address=address,
    )


def column_table(title: str, columns: tuple[Column, ...]) -> ColumnTable:
    """Each column with its name, what it means and which values it has."""
    return ColumnTable(
        caption=_("Spalten: %(title)s") % {"title": title},
        header=(_("Spalte"), _("Bedeutung"), _("Werte")),
        rows=[{"cells": (column.key, _meaning(column), _values(column))} for column in columns],
    )


def _meaning(column: Column) -> str:
    """What a column holds; its name only where the German the sentence does not say it anyway."""
    title, about = translation.gettext(column.title), translation.gettext(column.about)
    return about if column.title.casefold() in column.about.casefold() else f"{title}. {about}"


def _values(column: Column) -> str:
    if column.words:
        return ", ".join(f"{word} ({_meant(meaning, column)})" for word, meaning in column.words)
    names = {
        MANY: _("mehrere"),
        NUMBER: _("Zahl"),
        WHOLE: _("ganze Zahl"),
        YES_NO: _("true oder false"),
    }
    return names.get(column.type, _("Text"))


def _meant(meaning: str, column: Column) -> str:
    """A word of the schema; where it means two things, the column says which."""
    words = translation.pgettext(column.title, meaning)
    return translation.gettext(meaning) if words == meaning else words
