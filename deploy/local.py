"""`make run` and `make dev`: everything that is missing is made, then the site is served.

Standard library only. The application server listens on this machine alone; the scheduled command
runs beside it in a process of its own, and each ends when the other does.
"""

import ctypes
import fcntl
import hashlib
import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SECONDS_BETWEEN_SCHEDULED_RUNS = 60
SECONDS_TO_START = 60
SECONDS_TO_STOP = 15
PR_SET_PDEATHSIG = 1
STATIC_SOURCES = ("static", "iserlohn_europa/*/static", "*/static")
STATIC_RECIPES = ("requirements/run.txt", "iserlohn_europa/static_storage.py")


class CannotStartError(Exception):
    """Something the person at the keyboard has to change; the message says what."""


@dataclass(frozen=True)
class Start:
    """How this start is configured."""

    mode: str
    port: int
    base_url: str
    data_dir: Path
    workers: int
    environment: dict[str, str]

    @property
    def is_unencrypted(self) -> bool:
        return urlsplit(self.base_url).scheme == "http"


def main(mode: str) -> int:
    """Prepares the site and serves it until somebody stops it; the exit status for the shell."""
    end_with_parent()
    os.chdir(ROOT)
    try:
        start = configuration(mode, os.environ)
        refuse_a_busy_port(start.port)
        make_data_dir(start.data_dir)
        with only_one_preparation(start.data_dir):
            if mode == "run":
                make_secret_key(start)
                with static_files_collected_meanwhile(start):
                    manage(start, "prepare_site")
            else:
                manage(start, "prepare_site")
        if mode == "dev":
            announce(start)
            serve_for_developers(start)
        return serve(start)
    except CannotStartError as problem:
        print(problem, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


# --- Configuration --------------------------------------------------------------------------


def configuration(mode: str, environ) -> Start:
    """Reads the environment; what is not set gets the value for a trial on this machine."""
    port = whole_number(environ, "PORT", default=8000, highest=65535)
    base_url = (environ.get("BASE_URL") or f"http://localhost:{port}").rstrip("/")
    data_dir = Path(environ.get("DATA_DIR") or ROOT / "var").resolve()
    settings = {"run": "production", "dev": "dev"}[mode]
    return Start(
        mode=mode,
        port=port,
        base_url=base_url,
        data_dir=data_dir,
        workers=whole_number(environ, "WEB_WORKERS", default=2, highest=64),
        environment={
            **environ,
            "DJANGO_SETTINGS_MODULE": f"iserlohn_europa.settings.{settings}",
            "BASE_URL": base_url,
            "DATA_DIR": str(data_dir),
        },
    )


def whole_number(environ, name: str, default: int, highest: int) -> int:
    """A number from 1 to `highest` from the environment."""
    text = environ.get(name) or str(default)
    if not text.isdecimal() or not 1 <= int(text) <= highest:
        raise CannotStartError(f"{name} muss eine Zahl von 1 bis {highest} sein, nicht „{text}“.")
    return int(text)


def refuse_a_busy_port(port: int) -> None:
    """Says so before anything is made, when another program already listens there."""
    with socket.socket() as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((HOST, port))
        except OSError as error:
            raise CannotStartError(
                f"Anschluss {port} ist nicht frei ({error.strerror}). "
                f"Ein anderer geht so: PORT={port + 1 if port < 65535 else 8000} make run"
            ) from error


# --- Preparing ------------------------------------------------------------------------------


def make_data_dir(path: Path) -> None:
    """One folder for database, pictures, documents and the secret key, for its owner alone."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    except OSError as error:
        raise CannotStartError(
            f"Der Ordner {path} (DATA_DIR) lässt sich nicht anlegen: {error.strerror}."
        ) from error


@contextmanager
def only_one_preparation(data_dir: Path):
    """Two starts at the same moment prepare the site one after the other."""
    with (data_dir / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_secret_key(start: Start) -> None:
    """Makes the secret key on the first run, readable for its owner alone."""
    path = start.data_dir / "secret_key"
    if start.environment.get("SECRET_KEY") or (path.is_file() and path.stat().st_size):
        return
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
    draft.rename(path)


@contextmanager
def static_files_collected_meanwhile(start: Start):
    """Hashes and compresses style sheets, scripts and fonts, when one of them has changed.

    That takes as long as making the database, and needs none: both happen at once.
    """
    stamp = start.data_dir / "static.stamp"
    now = fingerprint_of_static_files(ROOT)
    if (start.data_dir / "static").is_dir() and stamp.is_file() and stamp.read_text() == now:
        yield
        return
    print("Stilvorlagen und Skripte werden aufbereitet …", flush=True)
    stamp.unlink(missing_ok=True)
    collecting = launch(start, management("collectstatic", "--noinput", "--verbosity=0"))
    try:
        yield
        wait_for(collecting, "collectstatic")
    finally:
        collecting.kill()
    stamp.write_text(now)


def fingerprint_of_static_files(root: Path) -> str:
    """Changes when a static file, a locked package or the way they are built changes."""
    folders = [folder for pattern in STATIC_SOURCES for folder in sorted(root.glob(pattern))]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    digest = hashlib.sha256()
    for file in [root / name for name in STATIC_RECIPES] + files:
        digest.update(str(file.relative_to(root)).encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def manage(start: Start, command: str) -> None:
    """Runs a management command; the start ends with it when it fails."""
    wait_for(launch(start, management(command)), command)


def wait_for(process: subprocess.Popen, command: str) -> None:
    """Waits until a management command has ended; the start ends with it when it failed."""
    if process.wait() != 0:
        raise CannotStartError(f"Der Start ist bei „{command}“ gescheitert (siehe oben).")


# --- Serving --------------------------------------------------------------------------------


def serve(start: Start) -> int:
    """Runs server and scheduled command until one of them ends or somebody stops them."""
    stopping = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: stopping.append(number))
    processes = [
        launch(start, server_command(start), apart=True),
        launch(start, scheduled_command(), apart=True),
    ]
    try:
        wait_for_answer(start, processes, stopping)
        if not stopping and all_alive(processes):
            announce(start)
        while not stopping and all_alive(processes):
            time.sleep(0.2)
        if stopping:
            print("\nDie Website wird angehalten …", flush=True)
            return 0
        print("Der Server ist unerwartet zu Ende gegangen.", file=sys.stderr, flush=True)
        return 1
    finally:
        stop(processes)


def serve_for_developers(start: Start) -> NoReturn:
    """Becomes Django's own server, which reloads changed code."""
    address = f"{HOST}:{start.port}"
    command = [sys.executable, "manage.py", "runserver", address]
    os.execve(sys.executable, command, start.environment)  # noqa: S606


def server_command(start: Start) -> list[str]:
    """The call of the application server."""
    return [
        sys.executable,
        "-m",
        "iserlohn_europa.serve",
        "iserlohn_europa.wsgi:application",
        "--interface=wsgi",
        f"--host={HOST}",
        f"--port={start.port}",
        f"--workers={start.workers}",
        "--blocking-threads=4",
        "--no-ws",
        "--respawn-failed-workers",
        "--workers-kill-timeout=10",
        "--log-level=warning",
        "--log-config=deploy/granian-log.json",
    ]


def scheduled_command() -> list[str]:
    """The call of what has to happen every minute."""
    return management("run_scheduled", f"--every={SECONDS_BETWEEN_SCHEDULED_RUNS}")


def management(*arguments: str) -> list[str]:
    """The call of a management command."""
    return [sys.executable, "manage.py", *arguments]


def wait_for_answer(start: Start, processes, stopping) -> None:
    """Waits until the first page comes back, which also loads the application."""
    deadline = time.monotonic() + SECONDS_TO_START
    while not stopping and all_alive(processes) and time.monotonic() < deadline:
        status = status_of_home_page(start)
        if status:
            if status >= 500:
                print(f"Die Startseite antwortet mit Fehler {status}.", file=sys.stderr)
            return
        time.sleep(0.2)


def status_of_home_page(start: Start) -> int | None:
    """The answer to a request for `/`, or None while nobody answers."""
    connection = http.client.HTTPConnection(HOST, start.port, timeout=SECONDS_TO_START)
    try:
        connection.request("HEAD", "/", headers={"Host": urlsplit(start.base_url).netloc})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def announce(start: Start) -> None:
    """Prints where the site is."""
    lines = [
        "",
        f"Website:   {start.base_url}/",
        f"Redaktion: {start.base_url}/admin/",
        f"Daten:     {start.data_dir}",
    ]
    if not start.is_unencrypted:
        lines.append(f"Der Server selbst wartet auf http://{HOST}:{start.port}/")
    elif start.mode == "run":
        lines.append(
            "Ohne Verschlüsselung, nur auf diesem Rechner zu erreichen (BASE_URL ist http)."
        )
    if not start.environment.get("EMAIL_URL"):
        lines.append("E-Mails werden nicht versandt, sondern in den Ordner mail geschrieben.")
    print("\n".join([*lines, "Anhalten mit Strg+C.", ""]), flush=True)


# --- Processes ------------------------------------------------------------------------------


def end_with_parent() -> None:
    """Asks Linux to end this process when the one that started it is gone, however that ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def launch(start: Start, command: list[str], apart: bool = False) -> subprocess.Popen:
    """Starts a process that ends with this one; `apart` keeps Ctrl-C from reaching it directly."""
    return subprocess.Popen(
        command,
        env=start.environment,
        start_new_session=apart,
        preexec_fn=end_with_parent,
    )


def all_alive(processes) -> bool:
    return all(process.poll() is None for process in processes)


def stop(processes) -> None:
    """Asks every process and its children to end, and ends those that do not."""
    for process in processes:
        signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_STOP
    while time.monotonic() < deadline and any(has_group(process) for process in processes):
        time.sleep(0.05)
    for process in processes:
        signal_group(process, signal.SIGKILL)
        process.wait()


def has_group(process) -> bool:
    """Whether the process or one of its children still runs."""
    process.poll()  # a process that has ended counts until somebody asks for its exit status
    return signal_group(process, 0)


def signal_group(process, number: int) -> bool:
    """Signals the process and its children; whether there was anybody to hear it."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
