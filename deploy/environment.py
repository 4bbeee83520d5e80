"""Creates the virtual environment with the locked packages, or brings it up to date.

Standard library only, and readable for old versions of Python, so that this can say what is
missing. A stamp per lock makes a second run take no time.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"run": ROOT / "requirements" / "run.txt", "dev": ROOT / "requirements" / "dev.txt"}
# The lock for developers holds every package of the other one, in the same version.
CONTAINED_IN_DEV = ("run", "dev")
OLDEST_PYTHON = (3, 11)


def main(wanted):
    """Makes the environment fit the lock `run` or `dev`; 0 when it does."""
    python = VENV / "bin" / "python"
    if is_usable(python) and is_up_to_date(wanted):
        return 0
    problem = missing_on_this_machine(sys.version_info)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if not is_usable(python):
        print("Die Python-Umgebung .venv wird angelegt …", flush=True)
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
            print("Die Umgebung .venv ließ sich nicht anlegen.", file=sys.stderr)
            return 1
    print("Die Pakete werden installiert, das dauert etwa eine Minute …", flush=True)
    if subprocess.call(install_command(python, wanted)) != 0:
        print(
            "Die Pakete ließen sich nicht installieren. Besteht eine Verbindung zum Internet?",
            file=sys.stderr,
        )
        return 1
    for lock in CONTAINED_IN_DEV if wanted == "dev" else (wanted,):
        stamp_of(lock).write_text(digest_of(lock))
    return 0


def missing_on_this_machine(version):
    """What has to be installed first, as a sentence; empty when everything is there."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        return (
            "Gebraucht wird Python 3.11 oder neuer, hier ist es {}.{}.\n"
            "Debian ab 12 und Ubuntu ab 24.04: sudo apt install python3 python3-venv\n"
            "Ubuntu 22.04: sudo apt install python3.11 python3.11-venv, "
            "dann PYTHON=python3.11 make run"
        ).format(*version[:2])
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "Zu Python {0}.{1} fehlt das Modul venv.\n"
            "Debian und Ubuntu: sudo apt install python3-venv (oder python{0}.{1}-venv)"
        ).format(*version[:2])
    return ""


def is_usable(python):
    """Whether that interpreter starts, is new enough and has pip."""
    if not os.access(str(python), os.X_OK):
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON!r})"
    return subprocess.call([str(python), "-c", question], stderr=subprocess.DEVNULL) == 0


def is_up_to_date(wanted):
    """Whether the environment was filled from the lock as it is now."""
    stamp = stamp_of(wanted)
    return stamp.is_file() and stamp.read_text() == digest_of(wanted)


def install_command(python, wanted):
    """The call of pip: only what the lock names, only with its hashes, nothing compiled here."""
    return [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        str(LOCKS[wanted]),
    ]


def stamp_of(lock):
    """The file that remembers from which lock the environment was filled."""
    return VENV / f"filled-from-{lock}"


def digest_of(lock):
    """The fingerprint of a lock."""
    return hashlib.sha256(LOCKS[lock].read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
