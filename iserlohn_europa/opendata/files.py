"""The forms in which data is handed out: CSV, JSON and GeoJSON. Knows no database and no page."""

import csv
import json
from dataclasses import dataclass
from io import StringIO

from iserlohn_europa.core.exports import BYTE_ORDER_MARK, as_cell

from .row_parts import Row
from .schemas import Column

# German spreadsheets take a comma for the mark of a fraction, and read UTF-8 only after the mark.
DELIMITER = ";"
BETWEEN_VALUES = " | "


@dataclass(frozen=True)
class Form:
    """One form of a file: the ending of its name and its media type."""

    ending: str
    label: str
    media_type: str
    file_type: str  # its name among the file types of the European Union


CSV = Form("csv", "CSV", "text/csv", "CSV")
JSON = Form("json", "JSON", "application/json", "JSON")
GEOJSON = Form("geojson", "GeoJSON", "application/geo+json", "GEOJSON")
FORMS = {form.ending: form for form in (CSV, JSON, GEOJSON)}


def write(form: Form, head: Row, columns: tuple[Column, ...], rows: list[Row]) -> bytes:
    """The rows in that form; `head` is what is said of the whole file, where it can be said."""
    if form is CSV:
        return as_csv(columns, rows)
    return as_json(head, "items", rows) if form is JSON else as_geojson(head, rows)


def as_csv(columns: tuple[Column, ...], rows: list[Row]) -> bytes:
    """A table as German spreadsheets open it, in which no cell is a formula.

    Its values stand in quotation marks: a tab within a text begins no cell.
    """
    file = StringIO()
    keys = [column.key for column in columns]
    csv.writer(file, delimiter=DELIMITER).writerow(keys)
    writer = csv.writer(file, delimiter=DELIMITER, quoting=csv.QUOTE_ALL)
    writer.writerows([_cell(row[key]) for key in keys] for row in rows)
    return f"{BYTE_ORDER_MARK}{file.getvalue()}".encode()


def _cell(value):
    """A value as text; coordinates with four places, which nobody can take for thousands."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4f}"
    return as_cell(BETWEEN_VALUES.join(value) if isinstance(value, list) else value)


def as_json(head: Row, name: str, rows: list[Row]) -> bytes:
    """The rows as a list of that name behind the head, one in each line.

    Python's own JSON takes four times as long to indent them all.
    """
    begin = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{begin},\n "{name}": [\n{lines}\n ]\n}}\n'.encode()


def as_geojson(head: Row, rows: list[Row]) -> bytes:
    """The rows as points (RFC 7946); what is said of the whole file stands beside them."""
    features = [
        {"type": "Feature", "id": row["id"], "geometry": _point(row), "properties": row}
        for row in rows
    ]
    stated = {key: value for key, value in head.items() if key != "$schema"}
    return as_json({"type": "FeatureCollection", **stated}, "features", features)


def _point(row: Row) -> Row | None:
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
