"""`make run` twice on an empty folder: the first start makes a site, the second changes nothing."""

import hashlib
import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

ADDRESSES = ("/", "/admin/login/", "/robots.txt", "/sitemap.xml")
SECONDS_TO_START = 300
SECONDS_TO_STOP = 30


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "var"
        port = free_port()
        first, password = seconds_to_serve(data, port)
        assert password, "The first start named no password."
        before = contents_of(data)
        second, password = seconds_to_serve(data, port)
        assert not password, "The second start named a password."
        assert contents_of(data) == before, "The second start changed the database."
        assert data.stat().st_mode & 0o777 == 0o700
        assert (data / "secret_key").stat().st_mode & 0o777 == 0o600
    print(f"First start {first:.0f} s, second start {second:.0f} s.")
    return 0


def free_port() -> int:
    with socket.socket() as candidate:
        candidate.bind(("127.0.0.1", 0))
        return candidate.getsockname()[1]


def seconds_to_serve(data: Path, port: int) -> tuple[float, bool]:
    """Starts the site, asks for its pages, stops it; how long it took, and whether a password
    was named.
    """
    began = time.monotonic()
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        ["make", "--no-print-directory", "run"],
        env={**keep, "DATA_DIR": str(data), "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    signal.alarm(SECONDS_TO_START)
    try:
        output = ""
        while "Anhalten mit" not in output:
            line = process.stdout.readline()
            assert line, f"The start failed:\n{output}"
            output += line
        took = time.monotonic() - began
        for address in ADDRESSES:
            status = status_of(port, address)
            assert status == 200, f"{address} answers {status}.\n{output}"
    finally:
        signal.alarm(0)
        process.terminate()
        process.communicate(timeout=SECONDS_TO_STOP)
    with socket.socket() as candidate:
        assert candidate.connect_ex(("127.0.0.1", port)), "The server was not stopped."
    return took, "Passwort:" in output


def status_of(port: int, address: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with closing(connection):
        connection.request("GET", address, headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status


def contents_of(data: Path) -> str:
    """A fingerprint of everything in the database."""
    with closing(sqlite3.connect(data / "db.sqlite3")) as connection:
        dump = "\n".join(connection.iterdump())
    return hashlib.sha256(dump.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
