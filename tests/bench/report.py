"""docs/performance.md: every benchmark writes its own section and leaves the others alone."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

FILE = Path(__file__).parents[2] / "docs" / "performance.md"
TITLE = "# Performance"
# In this order, whichever is written first.
SECTIONS = ("Delivery", "Growth", "Admin")


def write(section: str, text: str, file: Path = FILE) -> None:
    """Puts a text in the place of what the file said under that heading."""
    said = file.read_text() if file.exists() else ""
    parts = re.split(r"(?m)^## (.+)\n", said)
    known = dict(zip(parts[1::2], parts[2::2], strict=True)) | {section: text}
    blocks = (f"## {each}\n\n{known[each].strip()}\n" for each in SECTIONS if each in known)
    file.write_text("\n".join([f"{TITLE}\n", *blocks]))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """What the figures of a run were measured on."""
    return f"{os.cpu_count()} cores, {os.uname().sysname}, Python {sys.version.split()[0]}"
