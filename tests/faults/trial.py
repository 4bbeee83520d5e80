"""The site as `make run` starts it, on SQLite: its processes, and what is left of them."""

import os
import time
from pathlib import Path

from ground import START
from serving import RunningSite, free_port

from . import site
from .witness import Witness

WORKERS = 2
SECONDS_TO_CLEAN_UP = 15


class Trial:
    """The site in this folder; when it ends, none of its processes is left."""

    def __init__(self, data: Path):
        self.data, self.port = data, free_port()
        self.host = f"localhost:{self.port}"
        known = site.environment(data, self.port)
        del known["SECRET_KEY"]  # the start makes one
        self.known = known
        self.start()
        self.witness = Witness(known)

    def start(self) -> None:
        """Starts the site in whatever state it was left."""
        self.site = RunningSite(START, self.data, self.port, WEB_WORKERS=str(WORKERS))
        self.site.wait_until_served()

    def stop(self) -> None:
        """Stops it as Ctrl-C does: nobody is left behind."""
        assert self.site.stop() == 0, self.site.output
        self.nobody_is_left(0)

    def end(self) -> None:
        self.witness.end()
        while left := self.processes():
            for pid in left:
                kill(pid)
            time.sleep(0.1)

    def nobody_is_left(self, seconds: float) -> None:
        """No process of this site runs any more, at the latest after this time."""
        deadline = time.monotonic() + seconds
        while left := self.processes():
            assert time.monotonic() < deadline, f"Processes were left behind: {left}"
            time.sleep(0.1)

    def processes(self) -> list[int]:
        """All processes that the start has brought forth, whoever is left of them."""
        mine, found = {f"DATA_DIR={self.data}".encode(), f"PORT={self.port}".encode()}, []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                variables = set((entry / "environ").read_bytes().split(b"\0"))
            except OSError:  # gone in the meantime, or of another user
                continue
            if mine <= variables:
                found.append(int(entry.name))
        return found

    def server(self) -> int:
        """The process that keeps the workers: the first that the start has started."""
        return min(children(self.site.process.pid))


def kill(pid: int) -> None:
    """Ends a process as a crash does; it may have ended by itself."""
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        return


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
