"""How the cost of lists grows at 50, 1,000 and 10,000 pages: `python -m tests.bench.growth`.

Measures on SQLite and on a PostgreSQL of its own, each in a process of its own, and writes the
sections "Growth" and "Admin" of docs/performance.md. Other sizes may follow, for a shorter run.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .. import postgresql, report

ROOT = Path(__file__).parents[3]
HOW = (
    "On {machine}, in the application alone (Django's test client), with production settings. A "
    "cell is the quickest of some rounds: milliseconds, of them on the processor in Python and "
    "SQLite, and queries. Load of the machine when the run ended: {load:.1f}."
)
KEPT = (
    "Each page is drawn anew, while nothing is published: as in the server, what all pages of a "
    "state show alike (menu, foot, names of cities) was asked for by an earlier request, templates "
    "are compiled, and the garbage collector leaves alone what was loaded at the start. No copy "
    "of a page was kept. Each must ask at most 20 times."
)
CONTENT = (
    "Of twenty pages eight are events with three dates each, five news, and one each a project, an "
    "award and a text; four are translations. Events are spread over 22 years."
)
FIRST_SCREEN = (
    "What needs care is counted anew after each change, for the first screen that is opened then; "
    "the hardest sentence of each page is kept beside it."
)
SECTIONS = (
    ("Growth", "visitors", (HOW, KEPT, CONTENT)),
    ("Admin", "staff", (HOW, FIRST_SCREEN, "At 10,000 pages, each must take less than 500 ms.")),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = environment(Path(folder))
        # Without static files, no page can be drawn.
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        subprocess.run(command, cwd=ROOT, env=settings, check=True)
        found = {"SQLite": measured(Path(folder), settings)}
        with postgresql.running(**postgresql.AS_SERVED) as address:
            settings["DATABASE_URL"] = address
            found["PostgreSQL"] = measured(Path(folder), settings)
    facts = {"machine": report.machine(), "load": os.getloadavg()[0]}
    for section, part, words in SECTIONS:
        of_part = {database: each[part] for database, each in found.items()}
        said = " ".join(words).format(**facts)
        text = f"{said}\n\n{table(of_part)}"
        report.write(section, text)
        print(text)


def environment(folder: Path) -> dict[str, str]:
    """The site as it is served, with all its data in a folder."""
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
        "BASE_URL": "http://localhost",
        "DATA_DIR": str(folder),
        "SECRET_KEY": "only-for-the-benchmark-" + "x" * 40,
    }


def measured(folder: Path, settings: dict[str, str]) -> dict:
    """What a process of its own has measured on one database."""
    file = folder / "measured.json"
    command = [sys.executable, "-m", "tests.bench.growth.measure", str(file), *sys.argv[1:]]
    subprocess.run(command, cwd=ROOT, env=settings, check=True)
    return json.loads(file.read_text())


def table(found: dict[str, dict]) -> str:
    """A line for each answer, a column for each database and size."""
    names = next(iter(found.values()))
    sizes = list(next(iter(names.values())))
    head = ["what", *(f"{name}, {int(size):,}" for name in found for size in sizes)]
    rows = (
        [name, *(cell(*each[name][size]) for each in found.values() for size in sizes)]
        for name in names
    )
    return report.table(head, rows)


def cell(wall: float, cpu: float, queries: int) -> str:
    """One figure of the table."""
    return f"{wall:.0f} ms ({cpu:.0f}), {queries}"


if __name__ == "__main__":
    main()
