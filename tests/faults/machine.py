"""A machine as deploy/README.md describes it, on loopback: PostgreSQL, two processes, nginx.

Each part can be killed, frozen and started again, as a bad day or its operator would.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from serving import free_port

from deploy import probe
from tests.bench import postgresql
from tests.bench.delivery.nginx import adapted, configuration
from tests.bench.delivery.processes import Server, wait_for

from . import site
from .witness import Witness

UNIT = site.ROOT / "deploy" / "systemd" / "iserlohn-europa-web@.service"
SECONDS_TO_STOP = 60


class Part:
    """A program of the machine, and everything it has started."""

    def __init__(self, command: list[str], port: int, log: Path, known: dict[str, str]):
        self.command, self.port, self.log, self.known = command, port, log, known
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Starts it, without waiting."""
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=site.ROOT,
                env=self.known,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def wait_until_it_listens(self) -> None:
        wait_for(self.port, self.process)

    def signal(self, number: int) -> None:
        """Tells the program, as systemd does."""
        self.process.send_signal(number)

    def signal_all(self, number: int) -> None:
        """Tells it and all its children, as no program can refuse."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """Ends all of it as a crash does."""
        self.signal_all(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Asks it to end, and waits."""
        self.signal(signal.SIGTERM)
        self.process.wait(SECONDS_TO_STOP)

    def children(self) -> list[int]:
        return Server(self.process, self.port).pids()[1:]


class Application(Part):
    """One process of the site, called as its unit calls it."""

    def __init__(self, port: int, log: Path, known: dict[str, str]):
        said = re.search(r"^ExecStart=\S+ (-m .*?)(?<!\\)$", UNIT.read_text(), re.M | re.S)[1]
        arguments = said.replace("\\\n", " ").replace("%i", str(port)).split()
        super().__init__([sys.executable, *arguments], port, log, known)

    def wait_until_it_answers(self) -> None:
        """As systemd waits after it has started one."""
        asked = [sys.executable, probe.__file__, str(self.port)]
        subprocess.run(asked, env=self.known, check=True)

    def start_and_wait(self) -> None:
        self.start()
        self.wait_until_it_answers()

    def worker(self) -> int:
        """The process that answers; its server starts another one when it is gone."""
        children = [pid for pid in self.children() if b"tracker" not in _command_line(pid)]
        return children[0]


class Database:
    """PostgreSQL in a folder of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.url = postgresql.address(folder)

    def start(self) -> None:
        if (self.folder / "data").exists():
            postgresql.start_again(self.folder)
        else:
            postgresql.start(
                self.folder, **postgresql.AS_SERVED, track_commit_timestamp="on", autovacuum="on"
            )

    def stop(self) -> None:
        """Ends it like a cable that is pulled."""
        postgresql.stop(self.folder)

    def ask(self, question: str, *values) -> list[tuple]:
        """What the database answers, asked past the site."""
        with self.connection() as connection:
            return connection.execute(question, values).fetchall()

    def connection(self) -> psycopg.Connection:
        """One of our own, past the site; closed when `with` ends."""
        return psycopg.connect(self.address(), autocommit=True)

    def address(self, name: str = postgresql.USER) -> str:
        """As its own programs take it."""
        return f"host={self.folder / 'socket'} user={postgresql.USER} dbname={name}"


class Machine:
    """All of it, in one folder."""

    def __init__(self, folder: Path):
        self.folder, self.data, self.pages = folder, folder / "data", folder / "pages"
        self.port = free_port()
        self.host = f"localhost:{self.port}"
        self.database = Database(folder / "postgresql")
        self.known = site.environment(
            self.data, self.port, DATABASE_URL=self.database.url, PAGES_DIR=str(self.pages)
        )
        ports = [free_port(), free_port()]
        self.applications = [
            Application(port, folder / f"{port}.log", self.known) for port in ports
        ]
        config = folder / "nginx.conf"
        config.write_text(configuration(folder, adapted(self.port, self.host, ports, self.pages)))
        command = ["nginx", "-c", str(config), "-p", str(folder)]
        self.nginx = Part(command, self.port, folder / "nginx.log", self.known)
        self.witness = Witness(self.known)

    def make(self, made: Path) -> None:
        """Carries the site that was made on SQLite over to here."""
        archive = self.folder / "made.zip"
        site.manage(site.environment(made, self.port), "backup", str(archive))
        self.data.mkdir()
        (self.data / "static").symlink_to(made / "static")
        self.database.start()
        site.manage(self.known, "restore", str(archive))
        # Makes what no backup holds: addresses by BASE_URL.
        site.manage(self.known, "prepare_site")

    def start(self) -> None:
        """Database, both processes, nginx; whatever state they were left in."""
        self.database.start()
        self.start_what_serves()

    def start_what_serves(self) -> None:
        for each in (*self.applications, self.nginx):
            each.start()
        for each in self.applications:
            each.wait_until_it_answers()
        self.nginx.wait_until_it_listens()

    def break_down(self) -> None:
        """Everything ends at once, like the power of the house."""
        for each in (*self.applications, self.nginx):
            each.kill()
        self.database.stop()

    def update(self) -> None:
        """A new version takes over as deploy/update.sh does it, one process after the other."""
        for each in self.applications:
            each.stop()
            each.start_and_wait()

    def scheduled(self) -> list[str]:
        """The call of what a timer starts every minute."""
        return [sys.executable, "manage.py", "run_scheduled", "--only", "minute"]

    def log(self) -> str:
        """What all of them have said last."""
        return "\n".join(file.read_text()[-3000:] for file in self.folder.glob("*.log"))

    def end(self) -> None:
        self.witness.end()
        for each in (*self.applications, self.nginx):
            if each.process is not None:
                each.kill()
        self.database.stop()


@contextmanager
def running(folder: Path, made: Path) -> Iterator[Machine]:
    """A machine that serves; nothing of it is left afterwards."""
    folder.chmod(0o755)  # PostgreSQL runs as another user than root
    machine = Machine(folder)
    try:
        machine.make(made)
        machine.start_what_serves()
        yield machine
    finally:
        machine.end()


def wait_until(is_so, seconds: float, otherwise: str) -> None:
    """Returns as soon as something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
