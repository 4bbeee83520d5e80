"""Breaks the running site in every way a server breaks, and tells which promise did not hold.

`faults.py SECONDS [FOLDER]` goes through the faults in random order, again and again, and begins no
other one when the time is over. The site is made in a temporary folder, or in FOLDER if there is
none yet.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ground import ROOT, Ground


def main(seconds: float, folder: str = "") -> int:
    # Like Ctrl-C: an end from outside must not leave processes and folders behind either.
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(143))
    with (
        tempfile.TemporaryDirectory() as temporary,
        Ground(Path(folder or temporary) / "var") as ground,
    ):
        return run(ground, seconds)


def run(ground: Ground, seconds: float) -> int:
    """Starts the site and breaks it until the time is over; the exit status."""
    attempt = ground.start
    began = time.monotonic()
    try:
        ground.start()
        report("the site starts", began)
        for attempt in faults_for(ground, seconds):
            began = time.monotonic()
            attempt(ground)
            report(attempt.__name__, began)
        attempt = ground.stop
        ground.stop()
    except (AssertionError, OSError, subprocess.SubprocessError) as broken:
        print(f"\nA promise was broken: {attempt.__name__}", file=sys.stderr)
        print(f"{attempt.__doc__}\n{broken}", file=sys.stderr)
        return 1
    print(", ".join(f"{number} {name}" for name, number in ground.counts.items()))
    return 0


def faults_for(ground: Ground, seconds: float):
    """The faults in random order, so that each has its turn even where time is short."""
    read_the_database_of(ground)
    from breaking import FAULTS

    deadline = time.monotonic() + seconds
    while True:
        for fault in random.sample(FAULTS, len(FAULTS)):
            if time.monotonic() >= deadline:
                return
            yield fault
            ground.counts["faults"] += 1


def read_the_database_of(ground: Ground) -> None:
    """Sets Django up in this process, for the site that has just been made."""
    import django

    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ["BASE_URL"] = f"http://localhost:{ground.port}"
    os.environ["DATA_DIR"] = str(ground.data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "iserlohn_europa.settings.production"
    django.setup()


def report(name: str, began: float) -> None:
    print(f"{name.replace('_', ' ')}: {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), *sys.argv[2:]))
