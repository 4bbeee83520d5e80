"""One site that is broken again and again: its folder, its processes, what was done to it."""

import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from serving import RunningSite, free_port

ROOT = Path(__file__).resolve().parent.parent
START = (sys.executable, str(ROOT / "deploy" / "local.py"), "run")
WORKERS = 2
SECONDS_TO_CLEAN_UP = 15
SECONDS_TO_RECOVER = 30


class Ground:
    """The site in this folder; when `with` ends, none of its processes is left."""

    def __init__(self, data: Path):
        self.data = data.resolve()
        self.port = free_port()
        self.site = None
        self.counts = Counter()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        while left := self.processes():
            for pid in left:
                kill(pid)
            time.sleep(0.1)

    def start(self) -> None:
        """Starts the site as `make run` does, in whatever state it was left."""
        self.site = RunningSite(START, self.data, self.port, WEB_WORKERS=str(WORKERS))
        self.site.wait_until_served()
        self.counts["starts"] += 1

    def stop(self) -> None:
        """Stops the site: at once, and nobody is left behind."""
        status = self.site.stop()
        assert status == 0, f"Stopped with {status}.\n{self.site.output}"
        self.nobody_is_left(0)

    def break_down(self, *pids: int) -> None:
        """Kills these processes: what is left of the site then goes by itself."""
        for pid in pids:
            kill(pid)
        self.nobody_is_left(SECONDS_TO_CLEAN_UP)
        assert self.site.process.wait() != 0, "The site was killed and says that all is well."
        assert not self.site.is_listening(), "Somebody still listens after a kill."

    def nobody_is_left(self, seconds: float) -> None:
        """No process of this site runs any more, at the latest after this time."""
        deadline = time.monotonic() + seconds
        while left := self.processes():
            assert time.monotonic() < deadline, f"Processes were left behind: {left}"
            time.sleep(0.1)

    def workers_are_back(self) -> None:
        """The server has replaced the workers that were killed."""
        deadline = time.monotonic() + SECONDS_TO_RECOVER
        while len(self.workers()) < WORKERS or not self.site.is_listening():
            assert time.monotonic() < deadline, f"No worker came back.\n{self.site.output}"
            time.sleep(0.1)

    def processes(self) -> list[int]:
        """All processes that work in this folder, whoever started them."""
        mine = f"DATA_DIR={self.data}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                variables = (entry / "environ").read_bytes().split(b"\0")
            except OSError:  # gone in the meantime, or of another user
                continue
            if mine in variables and int(entry.name) != os.getpid():
                found.append(int(entry.name))
        return found

    def server(self) -> int:
        """The process that keeps the workers: the first that the start has started."""
        return min(children(self.site.process.pid))

    def workers(self) -> list[int]:
        """The processes that answer, without the helpers of the server."""
        return [pid for pid in children(self.server()) if b"tracker" not in command_line(pid)]


def kill(pid: int) -> None:
    """Ends a process as a crash does; it may have ended by itself."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_line(pid: int) -> bytes:
    """How a process was called; nothing if it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
