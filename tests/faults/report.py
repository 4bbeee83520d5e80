"""docs/reliability.md: what `make faults` has counted stands between the words around it."""

import re
from pathlib import Path

from tests.bench.report import machine
from tests.bench.report import table as drawn

from .counts import Counts

FILE = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- what make faults has counted -->", "<!-- until here -->"
PLACE = re.compile(f"{re.escape(BEGIN)}(.*?){re.escape(END)}", re.DOTALL)
HEAD = (
    "fault",
    "requests of readers",
    "lost",
    "slowest, s",
    "publications acknowledged",
    "lost",
    "answers looked at",
    "old",
    "refused to the editor",
    "text given back",
)


def table(counted: list[Counts]) -> str:
    """A line for each fault, and the sum of all."""
    rows = [row(each) for each in sorted(counted, key=lambda each: each.name)]
    return drawn(HEAD, rows)


def row(counts: Counts) -> tuple[str, ...]:
    return (
        counts.name,
        f"{counts.requests:,}",
        str(len(counts.lost)),
        f"{counts.slowest:.1f}",
        str(counts.published),
        str(len(counts.forgotten)),
        f"{counts.looked:,}",
        str(len(counts.stale)),
        str(counts.refused),
        str(counts.text_kept),
    )


def write(counted: list[Counts], file: Path = FILE) -> None:
    """Puts these lines in the place of the last ones; those of other faults stay."""
    said = file.read_text()
    found = PLACE.search(said)
    assert found, f"{file} has no place for the counts."
    cells = [tuple(line.strip("| ").split(" | ")) for line in found[1].splitlines()]
    known = {each[0]: each for each in cells if len(each) == len(HEAD)}
    known |= {each.name: row(each) for each in counted}
    for name in (HEAD[0], "---"):
        known.pop(name, None)
    text = f"{BEGIN}\n{drawn(HEAD, [known[name] for name in sorted(known)])}\n"
    text += f"\nCounted on {machine()}.\n{END}"
    file.write_text(said.replace(found[0], text))
