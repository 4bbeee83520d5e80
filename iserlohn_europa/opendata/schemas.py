"""What each file promises: its columns and what they mean, as JSON Schema.

The schemas are files, and not made from the code: what is promised to others changes only on
purpose, and the tests notice where the code no longer keeps it.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "schemas"
MANY, NUMBER, WHOLE, YES_NO = "array", "number", "integer", "boolean"


@dataclass(frozen=True)
class Column:
    """One property of the rows of a file, and one column of its table."""

    key: str
    title: str
    about: str
    type: str  # as JSON Schema calls it
    words: tuple[tuple[str, str], ...] = ()  # the values that there are, each with its meaning


@cache
def schema(name: str) -> dict:
    """The schema of that name."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


@cache
def schema_names() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.json"))


@cache
def columns(name: str) -> tuple[Column, ...]:
    """The columns of a file in their order."""
    properties = schema(name)["$defs"]["item"]["properties"]
    return tuple(_column(key, stated) for key, stated in properties.items())


def _column(key: str, stated: dict) -> Column:
    types = stated.get("type", "string")
    [kind] = {types} if isinstance(types, str) else set(types) - {"null"}
    values = stated.get("oneOf") or stated.get("items", {}).get("oneOf", [])
    words = tuple((value["const"], value["title"]) for value in values if "const" in value)
    return Column(key, stated["title"], stated["description"], kind, words)
