"""The site that is broken: made once on SQLite, and carried to PostgreSQL by a backup."""

import os
import subprocess
import sys
from pathlib import Path

from serving import free_port

ROOT = Path(__file__).parents[2]
NAME, PASSWORD = "ausdauer", "ein-langes-Kennwort-7"


def environment(data: Path, port: int, **more: str) -> dict[str, str]:
    """What every process of a site knows: where it lies, and how visitors reach it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
        "BASE_URL": f"http://localhost:{port}",
        "DATA_DIR": str(data),
        "SECRET_KEY": "only-for-faults-" + "x" * 50,
        **more,
    }


def manage(known: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    """Runs a management command to its end, and raises what it says if it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=known,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}{done.stderr}"
    return done


def make(data: Path) -> None:
    """The first content on SQLite, unless it is there; static files."""
    known = environment(data, free_port())
    if not (data / "db.sqlite3").exists():
        data.mkdir(parents=True, exist_ok=True)
        manage(known, "prepare_site")
    if not (data / "static").exists():
        manage(known, "collectstatic", "--noinput", "--verbosity=0")
