"""Starts the site as people do, asks it for pages and stops it."""

import http.client
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

HOST = "127.0.0.1"
SECONDS_TO_START = 300
SECONDS_TO_STOP = 30
IS_SERVED = "Anhalten mit"


def free_port() -> int:
    """A port on which nobody listens at the moment."""
    with socket.socket() as candidate:
        candidate.bind((HOST, 0))
        return candidate.getsockname()[1]


class RunningSite:
    """One start of the site in a folder of its own: `with` waits for it and stops it."""

    def __init__(self, command: Sequence[str], data: Path, port: int, **environment: str):
        keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.port = port
        self.output = ""
        self.process = subprocess.Popen(
            command,
            env={**keep, "DATA_DIR": str(data), "PORT": str(port), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def __enter__(self):
        try:
            self.wait_until_served()
        except BaseException:
            self.process.kill()
            raise
        return self

    def __exit__(self, *exception):
        self.stop()

    def wait_until_served(self) -> None:
        """Waits until the site says where it is, and reads on what it prints."""
        signal.alarm(SECONDS_TO_START)
        try:
            while IS_SERVED not in self.output:
                line = self.process.stdout.readline()
                assert line, f"The start failed:\n{self.output}"
                self.output += line
        finally:
            signal.alarm(0)
        # Nobody may wait for a reader of what the server prints from now on.
        self._reader = threading.Thread(target=self._read_on, daemon=True)
        self._reader.start()

    def _read_on(self) -> None:
        for line in self.process.stdout:
            self.output += line

    def stop(self) -> int:
        """Asks the site to end; its exit status."""
        self.process.terminate()
        self.process.wait(timeout=SECONDS_TO_STOP)
        self._reader.join(timeout=SECONDS_TO_STOP)
        assert not self.is_listening(), f"The server was not stopped.\n{self.output}"
        return self.process.returncode

    def is_listening(self) -> bool:
        """Whether anybody listens on the port."""
        with socket.socket() as candidate:
            return candidate.connect_ex((HOST, self.port)) == 0

    def status_of(self, address: str, timeout: float = 60) -> int:
        """The status of the answer to a request for this address."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=timeout)
        with closing(connection):
            connection.request("GET", address, headers={"Host": f"localhost:{self.port}"})
            response = connection.getresponse()
            response.read()
            return response.status
