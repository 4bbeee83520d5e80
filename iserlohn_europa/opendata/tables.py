"""The columns of a table in the words of CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""

from iserlohn_europa.core.feeds import Publisher

from .datasets import LICENCE, Dataset
from .files import BETWEEN_VALUES, CSV, DELIMITER
from .schemas import MANY, Column

DATATYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}


def table_description(dataset: Dataset, publisher: Publisher) -> dict:
    """What a program has to know to read the table."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": publisher.at(dataset.path(CSV)),
        "dc:title": dataset.title,
        "dc:description": dataset.about,
        "dc:license": {"@id": LICENCE},
        "dialect": {"delimiter": DELIMITER, "encoding": "utf-8", "header": True},
        "tableSchema": {
            "primaryKey": "id",
            "columns": [_column(column) for column in dataset.columns],
        },
    }


def _column(column: Column) -> dict:
    stated = {
        "name": column.key,
        "titles": column.key,
        "dc:title": column.title,
        "dc:description": column.about,
        "datatype": DATATYPES.get(column.type, "string"),
    }
    if column.type == MANY:
        stated["separator"] = BETWEEN_VALUES
    return stated
