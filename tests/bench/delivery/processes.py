"""Servers that a benchmark starts, and what the kernel knows of them."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
SECONDS_TO_START = 120


class Server:
    """A server with all its children."""

    def __init__(self, process: subprocess.Popen, port: int):
        self.process, self.port = process, port

    def pids(self) -> list[int]:
        """The server and whatever it started that still runs."""
        parents = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parents[int(folder.name)] = int(
                    (folder / "stat").read_text().rsplit(")")[1].split()[1]
                )
            except (OSError, IndexError):
                continue
        found = [self.process.pid]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found

    def cpu_seconds(self) -> float:
        """CPU time of all processes so far."""
        total = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")")[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICKS_PER_SECOND

    def megabytes(self) -> float:
        """Memory of all processes, what they share counted once (PSS)."""
        kilobytes = 0
        for pid in self.pids():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    kilobytes += int(line.split()[1])
        return kilobytes / 1024


@contextmanager
def serving(
    command: Sequence[str], port: int, folder: Path, log: Path, **environment: str
) -> Iterator[Server]:
    """Starts a server in a folder, waits until it listens, and stops it; what it says is logged."""
    with (log / f"{port}.log").open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            wait_for(port, process)
            yield Server(process, port)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def wait_for(port: int, process: subprocess.Popen) -> None:
    """Waits until somebody listens on a port."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        with socket.socket() as candidate:
            if candidate.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(process.args)


def free_port() -> int:
    """A port on which nobody listens at the moment."""
    with socket.socket() as candidate:
        candidate.bind(("127.0.0.1", 0))
        return candidate.getsockname()[1]
