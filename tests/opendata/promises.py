"""Holds files against what is promised of them."""

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from iserlohn_europa.opendata.schemas import schema, schema_names

SCHEMAS = Registry().with_resources(
    (f"{name}.json", Resource.from_contents(schema(name))) for name in schema_names()
)


def broken_promises(name: str, content: dict) -> list[str]:
    """What a file holds and its schema does not allow."""
    validator = Draft202012Validator(schema(name), registry=SCHEMAS, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]
