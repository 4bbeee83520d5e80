"""`make run` twice on an empty folder: the first start makes a site, the second changes nothing.

`two_starts.py [FOLDER]` leaves the site in FOLDER; without one it leaves nothing behind.
"""

import re
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from serving import RunningSite, free_port

ADDRESSES = ("/", "/admin/login/", "/robots.txt", "/sitemap.xml")
# What scheduled work derives from the content; a start is ended before all of it is done.
IN_THE_BACKGROUND = re.compile(
    r"""INSERT INTO "(sqlite_sequence" VALUES\(')?"""
    r"(editorial_|languages_|library_customrendition|operations_|search_)"
)
MAKE_RUN = ("make", "--no-print-directory", "run")


def main(folder: str = "") -> int:
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(folder or temporary) / "var"
        port = free_port()
        first, password = seconds_to_serve(data, port)
        assert password, "The first start named no password."
        before = contents_of(data)
        second, password = seconds_to_serve(data, port)
        assert not password, "The second start named a password."
        changed = before ^ contents_of(data)
        assert not changed, f"The second start changed the database: {sorted(changed)[:20]}"
        assert data.stat().st_mode & 0o777 == 0o700
        assert (data / "secret_key").stat().st_mode & 0o777 == 0o600
    print(f"First start {first:.0f} s, second start {second:.0f} s.")
    return 0


def seconds_to_serve(data: Path, port: int) -> tuple[float, bool]:
    """Starts the site, asks for its pages, stops it; how long the start took, and whether a
    password was named.
    """
    began = time.monotonic()
    with RunningSite(MAKE_RUN, data, port) as site:
        took = time.monotonic() - began
        for address in ADDRESSES:
            status = site.status_of(address)
            assert status == 200, f"{address} answers {status}.\n{site.output}"
    return took, "Passwort:" in site.output


def contents_of(data: Path) -> set[str]:
    """Every line of the database but those that are written in the background of either start."""
    with closing(sqlite3.connect(data / "db.sqlite3")) as connection:
        return {line for line in connection.iterdump() if not IN_THE_BACKGROUND.match(line)}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
