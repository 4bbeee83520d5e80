"""Reads the first content: text files in which each fact stands with its source."""

from pathlib import Path

import yaml

# PyYAML may come without its C library, which reads ten times as fast.
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

CONTENT_DIR = Path(__file__).parent / "content"


def read_section(name: str) -> list[dict]:
    """The entries of one file, in their order."""
    return yaml.load((CONTENT_DIR / f"{name}.yaml").read_text("utf-8"), Loader=SafeLoader)  # noqa: S506


def plain(fact):
    """What a fact or paragraph says, without its sources; an unknown fact is an empty text."""
    if isinstance(fact, dict):
        return fact["text"] if "text" in fact else fact["value"]
    return "" if fact is None else fact


def sources_of(entry) -> str:
    """The sources of an entry, one in each line, for the people who edit."""
    return "\n".join(entry.get("sources", [])) if isinstance(entry, dict) else ""
