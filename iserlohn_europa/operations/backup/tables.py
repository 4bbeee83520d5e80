"""The tables of a database as plain rows, as its migrations describe them.

A table is read and written through a model of its columns alone. Django translates their types
between the databases, and nothing of our models has a say: no default, no signal, no block that has
gone from the code.
"""

import datetime
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from django.apps.registry import Apps
from django.db import models

ROWS_AT_ONCE = 1000

# What belongs to the moment, and pictures in sizes, which are made anew.
LEFT_OUT = {
    "accounts_signinattempt",
    "django_session",
    "library_customrendition",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "wagtailcore_uploadedfile",
    "wagtailimages_rendition",
}
# Wagtail's own index: each database has another.
LEFT_OUT_APPS = {"wagtailsearch"}

TEXTS = ("CharField", "FileField", "SlugField", "TextField")
NUMBERS = ("AutoField", "BigAutoField", "BigIntegerField", "IntegerField", "SmallIntegerField")
NUMBERS += ("PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField")
# A type that is missing here ends the backup: nobody shall find out when restoring.
PLAIN = {
    **dict.fromkeys(TEXTS, models.TextField),
    **dict.fromkeys(NUMBERS, models.BigIntegerField),
    "BooleanField": models.BooleanField,
    "DateField": models.DateField,
    "DateTimeField": models.DateTimeField,
    "DecimalField": models.DecimalField,
    "FloatField": models.FloatField,
    "JSONField": models.JSONField,
    "TimeField": models.TimeField,
    "UUIDField": models.UUIDField,
}
WRITTEN_AS_TEXT = (datetime.date, datetime.time, Decimal, uuid.UUID)


@dataclass(frozen=True)
class Table:
    """A table and what a migration says of it."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @cached_property
    def fields(self) -> list[models.Field]:
        """Ordered by column: the order in a model is another than the one in its migrations."""
        return sorted(self.model._meta.local_concrete_fields, key=lambda field: field.column)

    @property
    def columns(self) -> list[str]:
        return [field.column for field in self.fields]

    @cached_property
    def rows(self) -> models.QuerySet:
        """The rows, by key, through a model of these columns alone."""
        meta = {"app_label": "backup", "db_table": self.name, "managed": False, "apps": Apps()}
        columns = {f"column_{field.column}": plain(field) for field in self.fields}
        mirror = type(
            "Row",
            (models.Model,),
            {"__module__": __name__, "Meta": type("Meta", (), meta)} | columns,
        )
        return mirror._base_manager.order_by("pk")

    def read(self) -> Iterator[list]:
        """Every row as a list of values, a few at a time from the database."""
        names = [f"column_{column}" for column in self.columns]
        return self.rows.values_list(*names).iterator(chunk_size=ROWS_AT_ONCE)

    def write(self, lines: Iterable[bytes]) -> None:
        """Adds rows that were written down as lines."""
        model, rows = self.rows.model, map(json.loads, lines)
        fields = model._meta.concrete_fields
        while some := list(islice(rows, ROWS_AT_ONCE)):
            self.rows.bulk_create(
                model(*(read_as(field, value) for field, value in zip(fields, row, strict=True)))
                for row in some
            )

    def file_names(self, row: Iterable) -> Iterator[str]:
        """The files that a row names."""
        for field, value in zip(self.fields, row, strict=True):
            if value and isinstance(field, models.FileField):
                yield value


def all_tables(state) -> list[Table]:
    """All tables of a state of migrations."""
    return [
        Table(model)
        for model in state.apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def is_kept(table: Table) -> bool:
    """Whether the archive holds its rows."""
    return table.name not in LEFT_OUT and table.model._meta.app_label not in LEFT_OUT_APPS


def plain(field: models.Field) -> models.Field:
    """A field for the same column that knows nothing but its type."""
    source = field
    while source.remote_field:
        source = source.target_field
    kind = PLAIN[source.get_internal_type()]
    options = {"db_column": field.column, "primary_key": field.primary_key, "null": field.null}
    if kind is models.DecimalField:
        options |= {"max_digits": source.max_digits, "decimal_places": source.decimal_places}
    return kind(**options)


def read_as(field: models.Field, value):
    """A value from JSON as the column takes it."""
    if value is None and not field.null:
        return models.Value(None, field)  # the null of JSON, where a column may not be empty
    return field.to_python(value)


def line_of(row: Iterable) -> bytes:
    """A row as a line of JSON: the same content is the same line, whichever database it is from."""
    text = json.dumps(list(row), ensure_ascii=False, sort_keys=True, default=_as_text)
    return text.encode() + b"\n"


def _as_text(value) -> str:
    if isinstance(value, WRITTEN_AS_TEXT):
        return str(value)
    raise TypeError(f"No way to write {type(value)} down.")
