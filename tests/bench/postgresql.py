"""A PostgreSQL of one's own: in a folder, and reached by a socket in that folder only.

`python tests/bench/postgresql.py start FOLDER` prints the address of its first database, and
`python tests/bench/postgresql.py stop FOLDER` ends it. It needs nothing but Python's own library.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
PORT = 5432  # part of the socket's name, and of no address on the network
# German collation on purpose: an order that only holds in bytes shows here.
LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=de-DE")
# What it holds is thrown away, so nothing has to outlive a power cut.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
# As a server keeps it that nothing may be lost of.
AS_SERVED = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def programs() -> Path | None:
    """The folder with the programs of the newest PostgreSQL that is installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: float(path.parent.name), default=None)


def start(folder: Path, **settings: str) -> str:
    """Makes a cluster in a folder and starts it; the address of its first database."""
    own = [folder / "data", folder / "socket"]
    for path in own:
        path.mkdir(parents=True)
    if _is_root():
        folder.chmod(0o755)
        for path in own:
            shutil.chown(path, USER, USER)
    data, socket = own
    _run("initdb", f"--pgdata={data}", f"--username={USER}", "--auth=trust", "--no-sync", *LOCALE)
    options = {"unix_socket_directories": socket, "port": PORT, **SETTINGS, **settings}
    with (data / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = '{value}'\n" for name, value in options.items())
    start_again(folder)
    return address(folder)


def start_again(folder: Path) -> None:
    """Starts what was made there and stopped."""
    data = str(folder / "data")
    _run("pg_ctl", "-D", data, "-l", f"{data}/log", "-s", "-w", "start")


def stop(folder: Path) -> None:
    """Ends what was started there, as a cable that is pulled does."""
    if (folder / "data" / "postmaster.pid").exists():
        _run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "-s", "stop")


def address(folder: Path, database: str = USER) -> str:
    """The address of a database, as DATABASE_URL takes it."""
    return f"postgres://{USER}@/{database}?host={folder / 'socket'}&port={PORT}"


@contextmanager
def running(**settings: str) -> Iterator[str]:
    """A PostgreSQL that is gone afterwards; the address of its first database."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield start(Path(folder), **settings)
        finally:
            stop(Path(folder))


def _is_root() -> bool:
    return os.geteuid() == 0


def _run(program: str, *arguments: str) -> None:
    found = programs()
    if found is None:
        raise SystemExit("PostgreSQL is not installed: apt install postgresql")
    command = [str(found / program), *arguments]
    # It refuses to run as root.
    command = ["runuser", "-u", USER, "--", *command] if _is_root() else command
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    _name, action, where = sys.argv
    if action == "start":
        print(start(Path(where)))
    else:
        stop(Path(where))
