"""The lists of the admin as files for a spreadsheet."""

import csv
import datetime

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.mixins import Echo

BYTE_ORDER_MARK = "\ufeff"
# What these begin, a spreadsheet takes for a formula and may carry out.
BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
VALUES = {
    PageTitleColumn: lambda page: page.title,
    PageStatusColumn: lambda page: page.status_string,
    LocaleColumn: lambda item: item.locale.get_display_name(),
}


class ColumnExportMixin:
    """Offers a list as a file: its columns as they stand, and every row that its filters leave."""

    @cached_property
    def exported_columns(self) -> list:
        """The columns that say something."""
        return [each for each in self.columns if isinstance(each, (Column, *VALUES))]

    @cached_property
    def list_export(self) -> list[str]:
        return [column.name for column in self.exported_columns]

    @cached_property
    def export_headings(self) -> dict[str, str]:
        return {column.name: column.label for column in self.exported_columns}

    def to_row_dict(self, item) -> dict:
        return {column.name: as_cell(value_of(column, item)) for column in self.exported_columns}

    def stream_csv(self, queryset):
        """Written as German spreadsheets read it: with semicolons, and marked as UTF-8.

        All in quotation marks: a tab within a text begins no cell, and so no formula.
        """
        file = Echo()
        yield file.write(BYTE_ORDER_MARK)
        writer = csv.DictWriter(
            file, fieldnames=self.list_export, delimiter=";", quoting=csv.QUOTE_ALL
        )
        yield writer.writerow({name: self.get_heading(queryset, name) for name in self.list_export})
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))


def value_of(column, item):
    """What a column shows of an entry."""
    value = VALUES.get(type(column))
    return value(item) if value else column.get_value(item)


def as_cell(value):
    """A value as a spreadsheet takes it: moments in the time of the town, words as words."""
    if isinstance(value, datetime.datetime):
        return timezone.make_naive(value)
    if value is None or isinstance(value, (datetime.date, int, float)):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip(" \n").startswith(BEGIN_FORMULAS) else text
