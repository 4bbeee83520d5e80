"""Breaks the running site in every way a server breaks, and tells which promise did not hold.

`faults.py SECONDS` repeats rounds until the time is over; the first round is always finished.
"""

import http.client
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from serving import HOST, RunningSite, free_port

ROOT = Path(__file__).resolve().parent.parent
START = (sys.executable, str(ROOT / "deploy" / "local.py"), "run")
SCHEDULED = (sys.executable, str(ROOT / "manage.py"), "run_scheduled")
SECONDS_TO_CLEAN_UP = 15
SECONDS_TO_RECOVER = 30
WORKERS = 2
PAGES_TO_READ = 9
SECONDS_OF_LOCK = 3
SECONDS_TO_READ = 2


class Ground:
    """The folder and port of one site that is broken again and again."""

    def __init__(self, folder: Path):
        self.data = folder / "var"
        self.port = free_port()
        self.counts = Counter()
        self.environment = {
            "BASE_URL": f"http://localhost:{self.port}",
            "DATA_DIR": str(self.data),
            "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
        }

    @contextmanager
    def site(self):
        """The site as `make run` serves it; stops at once and leaves nobody behind."""
        site = RunningSite(START, self.data, self.port, WEB_WORKERS=str(WORKERS))
        with site:
            yield site
        assert site.process.returncode == 0, f"Stopped with {site.process.returncode}."
        self.nobody_is_left(0)
        self.counts["clean stops"] += 1

    @contextmanager
    def dying_site(self):
        """A site that is killed inside: whoever is left of it goes by itself."""
        site = RunningSite(START, self.data, self.port, WEB_WORKERS=str(WORKERS))
        site.__enter__()
        yield site
        self.nobody_is_left(SECONDS_TO_CLEAN_UP)
        assert site.process.wait() != 0, "The site was killed and says that all is well."
        assert not site.is_listening(), "Somebody still listens after a kill."

    def nobody_is_left(self, seconds: float) -> None:
        """No process of this site runs any more, at the latest after this time."""
        deadline = time.monotonic() + seconds
        while left := self.processes():
            assert time.monotonic() < deadline, f"Processes were left behind: {left}"
            time.sleep(0.1)

    def processes(self) -> list[int]:
        """All processes that work in this folder, whoever started them."""
        mine = f"DATA_DIR={self.data}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if int(entry.name) != os.getpid() and mine in (
                    (entry / "environ").read_bytes().split(b"\0")
                ):
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    def database_is_sound(self) -> None:
        """Nothing in the database is half there."""
        assert not (found := truth.broken_promises()), "\n".join(found)

    def workers_are_back(self, site: RunningSite) -> None:
        """The server has replaced the workers that were killed."""
        deadline = time.monotonic() + SECONDS_TO_RECOVER
        while len(workers_of(site)) < WORKERS or not site.is_listening():
            assert time.monotonic() < deadline, f"No worker came back.\n{site.output}"
            time.sleep(0.1)

    def pages_answer(self, site: RunningSite, seconds: float = 60) -> None:
        """The home page and some others, other ones each time, come in time."""
        for address in ["/", *random.sample(truth.live_addresses(), PAGES_TO_READ)]:
            began = time.monotonic()
            status = site.status_of(address)
            assert status == 200, f"{address} answers {status}.\n{site.output}"
            took = time.monotonic() - began
            assert took < seconds, f"{address} took {took:.1f} s."
            self.counts["pages read"] += 1


class Traffic:
    """Readers and an editor who copies pages, all at once, until `with` ends.

    A connection may break when its server is killed; an answer is never an error of the server.
    """

    def __init__(self, ground: Ground, site: RunningSite):
        self.ground, self.site = ground, site
        self.addresses, self.events = truth.live_addresses(), truth.pages_to_copy()
        self.headers = truth.headers_of_an_administrator()
        self.confirmed, self.errors, self.is_over = set(), [], threading.Event()
        works = (self.read, self.read, self.copy)
        self.threads = [threading.Thread(target=self.repeat, args=(work,)) for work in works]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.is_over.set()
        for thread in self.threads:
            thread.join()
        assert not self.errors, f"{self.errors[0]}\n{self.site.output}"

    def repeat(self, work) -> None:
        while not self.is_over.is_set():
            try:
                address, status = work()
            except (OSError, http.client.HTTPException):
                self.is_over.wait(0.05)
                continue
            if status not in (200, 302):
                self.errors.append(f"{address} answers {status}.")

    def read(self) -> tuple[str, int]:
        address = random.choice(self.addresses)
        status = self.site.status_of(address)
        self.ground.counts["reads under fire"] += 1
        return address, status

    def copy(self) -> tuple[str, int]:
        """Copies and publishes an event; remembers it once the server has confirmed it."""
        pk, parent = random.choice(self.events)
        slug = f"{truth.COPY}{time.monotonic_ns()}"
        address = f"/admin/pages/{pk}/copy/"
        fields = {"new_title": slug, "new_slug": slug, "new_parent_page": parent}
        status = post(self.site, address, self.headers, publish_copies="on", **fields)
        if status == 302:
            self.confirmed.add(slug)
            self.ground.counts["writes under fire"] += 1
        return address, status


def post(site: RunningSite, address: str, headers: dict, **fields) -> int:
    """Sends a form of the admin; the status of the answer."""
    connection = http.client.HTTPConnection(HOST, site.port, timeout=60)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(connection):
        host = {"Host": f"localhost:{site.port}"}
        connection.request("POST", address, urlencode(fields), {**headers, **host, **kind})
        response = connection.getresponse()
        response.read()
        return response.status


def children(pid: int) -> list[int]:
    """The processes that this one has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def server_of(site: RunningSite) -> int:
    """The process that keeps the workers: the first that the start has started."""
    return min(children(site.process.pid))


def workers_of(site: RunningSite) -> list[int]:
    """The processes that answer, without the helpers of the server."""
    return [
        child
        for child in children(server_of(site))
        if b"tracker" not in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


# --- Faults ---------------------------------------------------------------------------------


def a_killed_worker_is_replaced(ground: Ground) -> None:
    with ground.site() as site:
        with Traffic(ground, site) as traffic:
            time.sleep(random.uniform(0.2, 1.5))
            # One kill only: the server takes two of the same worker at once for a crash loop.
            os.kill(random.choice(workers_of(site)), signal.SIGKILL)
            time.sleep(random.uniform(0.2, 1.5))
        ground.workers_are_back(site)
        after_the_kill(ground, site, traffic)


def a_killed_server_starts_again(ground: Ground) -> None:
    victim = random.choice((server_of, lambda site: site.process.pid))
    with ground.dying_site() as site, Traffic(ground, site) as traffic:
        time.sleep(random.uniform(0.2, 1.5))
        if victim is server_of:  # its workers at the same moment, or they would finish their work
            for worker in workers_of(site):
                os.kill(worker, signal.SIGKILL)
        os.kill(victim(site), signal.SIGKILL)
    with ground.site() as site:
        after_the_kill(ground, site, traffic)


def after_the_kill(ground: Ground, site: RunningSite, traffic: Traffic) -> None:
    ground.database_is_sound()
    lost = traffic.confirmed - truth.copied_slugs()
    assert not lost, f"The server had confirmed them, and they are gone: {lost}"
    ground.pages_answer(site)
    truth.forget_copies()


def missing_and_unwritable_folders_cost_pictures_only(ground: Ground) -> None:
    originals, renditions = ground.data / "originals", ground.data / "renditions"
    for folder in (originals, renditions):
        truth.forget_renditions()
        away = folder.with_suffix(".away")
        folder.rename(away)
        folder.touch()  # root may write to any folder; nobody writes to one that is a file
        try:
            with ground.site() as site:
                ground.pages_answer(site)
        finally:
            folder.unlink()
            away.rename(folder)
    with ground.site() as site:
        ground.pages_answer(site)


def a_locked_database_is_read_and_written_later(ground: Ground) -> None:
    with ground.site() as site:
        ground.pages_answer(site)
        traffic = Traffic(ground, site)
        writer = threading.Thread(target=traffic.copy)
        with closing(sqlite3.connect(ground.data / "db.sqlite3", isolation_level=None)) as lock:
            lock.execute("BEGIN IMMEDIATE")
            until = time.monotonic() + SECONDS_OF_LOCK
            writer.start()
            while time.monotonic() < until:
                ground.pages_answer(site, SECONDS_TO_READ)
            assert not traffic.confirmed, "The database was not locked."
            lock.execute("ROLLBACK")
        writer.join()
        assert traffic.confirmed, f"The change that had to wait was lost.\n{site.output}"
        after_the_kill(ground, site, traffic)


def what_is_due_goes_live_exactly_once(ground: Ground) -> None:
    pages = [truth.make_due(f"geplant-{number}") for number in range(10)]
    environment = {**os.environ, **ground.environment}
    runs = [subprocess.Popen(SCHEDULED, env=environment) for _run in range(3)]
    while runs[0].poll() is None and not any(truth.publications(pk)[0] for pk in pages):
        time.sleep(0.005)
    runs[0].kill()
    assert [run.wait() for run in runs][1:] == [0, 0], "A scheduled run failed."
    ground.database_is_sound()
    subprocess.run(SCHEDULED, env=environment, check=True)
    found = {truth.publications(pk) for pk in pages}
    assert found == {(True, 1)}, f"Live, and how often it went live: {found}"
    truth.delete_pages(pages)


FAULTS = (
    a_killed_worker_is_replaced,
    a_killed_server_starts_again,
    missing_and_unwritable_folders_cost_pictures_only,
    a_locked_database_is_read_and_written_later,
    what_is_due_goes_live_exactly_once,
)


def main(seconds: float, chosen: str = "") -> int:
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        with ground.site():
            prepare_truth(ground)
        deadline = time.monotonic() + seconds
        faults = [fault for fault in FAULTS if chosen in fault.__name__]
        while not ground.counts["rounds"] or time.monotonic() < deadline:
            for fault in faults:
                if ground.counts["rounds"] and time.monotonic() >= deadline:
                    break
                began = time.monotonic()
                try:
                    fault(ground)
                except (AssertionError, OSError, subprocess.SubprocessError) as broken:
                    print(f"Broken: {fault.__name__}\n{broken}", file=sys.stderr)
                    return 1
                words = fault.__name__.replace("_", " ")
                print(f"{words}: {time.monotonic() - began:.1f} s", flush=True)
            ground.counts["rounds"] += 1
    print(", ".join(f"{number} {name}" for name, number in ground.counts.items()))
    return 0


def prepare_truth(ground: Ground) -> None:
    """Lets this process read the database of the site."""
    global truth
    import django

    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.update(ground.environment)
    django.setup()
    import ground_truth as truth


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), *sys.argv[2:]))
