"""How fast pages are delivered: `make bench` writes its part of docs/performance.md from nothing.

Starts our site as `make run` serves it, nginx with the sample of deploy/, nginx with one file as
the limit, and a plain Wagtail site with as many pages. They are asked in turns, so that every ratio
is of one run. Needs nginx-light, libnginx-mod-http-brotli-static and wrk. `--seconds` and
`--rounds` make a run shorter, `--site` takes a prepared folder of data.
"""

import argparse
import http.client
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

import django

from iserlohn_europa.remembered import LENT

from ..report import write
from .loads import Load, spread
from .nginx import adapted, configuration
from .processes import Server, free_port, serving

ROOT = Path(__file__).parents[3]
PEER = Path(__file__).parent / "peer"
PAGE = "/messseite/"
PEER_PAGE = "/page-0/"
UNCACHED = "?frisch=1"
OPTIONS = ("--interface=wsgi", "--workers=2", "--blocking-threads=4", "--no-ws")
OPTIONS += ("--log-level=warning",)
OURS = (sys.executable, "-m", "iserlohn_europa.serve", *OPTIONS)
PLAIN = (sys.executable, "-m", "granian", *OPTIONS)
PUBLICATIONS = 20
STALE_AFTER = 0.150  # seconds, on one machine


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=5)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--site", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        Path(folder).chmod(0o755)
        bench = Bench(Path(folder), options, stack)
        report = bench.run()
    write("Delivery", report)
    print(report)


class Bench:
    """One run of everything."""

    def __init__(self, folder: Path, options: argparse.Namespace, stack: ExitStack):
        self.folder, self.options, self.stack = folder, options, stack
        self.port = free_port()
        self.data = folder / "data"
        if options.site:
            shutil.copytree(options.site, self.data)
        self.data.mkdir(exist_ok=True)
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
            "BASE_URL": f"http://localhost:{self.port}",
            "DATA_DIR": str(self.data),
            "PAGES_DIR": str(folder / "pages"),
            "SECRET_KEY": "only-for-the-benchmark-" + "x" * 40,
            "PYTHONPATH": str(ROOT),
        }

    def run(self) -> str:
        """The report, in Markdown."""
        os.environ.update(self.environment)
        # Without static files, no page can be drawn; each process looks for them once.
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"],
            cwd=ROOT,
            check=True,
        )
        django.setup()
        self.site = importlib.import_module("tests.bench.delivery.site")
        self.site.prepare()
        self.page = self.site.add_content_page()
        addresses = self.addresses()
        ours, cold_start = self.start_ours()
        peer = self.start_peer(len(addresses))
        nginx = self.start_nginx()
        for address in addresses:
            fetch(self.port, address)
        loads = self.loads(ours, peer, nginx)
        for _ in range(self.options.rounds):
            for load in loads.values():
                load.run(self.options.seconds)
        seconds, stale, lost = self.publications()
        for _ in range(4):  # both processes shall have every page in memory
            for address in addresses:
                fetch(self.port, address)
        return written(
            loads=loads,
            publications=seconds,
            stale=stale,
            lost=lost,
            queries=self.queries(),
            peer_queries=int(fetch(peer.port, PEER_PAGE)[1].get("X-Queries", 0)),
            megabytes=(ours.megabytes(), peer.megabytes()),
            cold_start=cold_start,
            pages=len(addresses),
            more=self.rows_of_others(),
        )

    def rows_of_others(self) -> list[tuple[str, str, str, str]]:
        """Several machines, and pictures; last, as they change what is served here."""
        machines = importlib.import_module("tests.bench.delivery.machines")
        pictures = importlib.import_module("tests.bench.delivery.pictures")
        return [
            *machines.rows(self.folder / "machines"),
            *pictures.rows(f"localhost:{self.port}"),
        ]

    def addresses(self) -> list[str]:
        """Every public page."""
        models = importlib.import_module("wagtail.models")
        pages = models.Page.objects.live().public().filter(depth__gt=1).specific()
        return sorted({address for page in pages if (address := page.url)})

    def start_ours(self) -> tuple[Server, list[float]]:
        """Our site; how long several starts took until the first answer."""
        command = (*OURS, "iserlohn_europa.wsgi:application", f"--port={self.port}")
        took = []
        for _ in range(3):
            began = time.monotonic()
            with serving(command, self.port, ROOT, self.folder, **self.environment):
                fetch(self.port, "/")
                took.append(time.monotonic() - began)
        return self.stack.enter_context(
            serving(command, self.port, ROOT, self.folder, **self.environment)
        ), took

    def start_peer(self, number_of_pages: int) -> Server:
        """A plain Wagtail site with as many pages."""
        home = self.folder / "peer"
        home.mkdir()
        run = {"cwd": home, "check": True, "env": {"PATH": os.environ["PATH"]}}
        wagtail = [sys.executable, "-m", "wagtail.bin.wagtail"]
        subprocess.run([*wagtail, "start", "peer", "."], **run, stdout=subprocess.DEVNULL)
        shutil.copy(PEER / "models.py", home / "home" / "models.py")
        shutil.copy(PEER / "production.py", home / "peer" / "settings" / "production.py")
        shutil.copy(PEER / "counting.py", home / "peer" / "counting.py")
        templates = home / "home" / "templates" / "home"
        for name in ("home_page.html", "content_page.html"):
            shutil.copy(PEER / "page.html", templates / name)
        settings = {**run["env"], "DJANGO_SETTINGS_MODULE": "peer.settings.production"}
        run["env"] = settings
        for command in ("makemigrations home", "migrate", "collectstatic --noinput"):
            subprocess.run([sys.executable, "manage.py", *command.split(), "--verbosity=0"], **run)
        subprocess.run(
            [sys.executable, str(PEER / "fill.py"), str(number_of_pages)],
            **{**run, "env": {**settings, "PYTHONPATH": str(home)}},
            input=self.site.BODY,
            text=True,
        )
        port = free_port()
        command = (*PLAIN, "peer.wsgi:application", f"--port={port}")
        environment = {**settings, "PYTHONPATH": str(home)}
        return self.stack.enter_context(serving(command, port, home, self.folder, **environment))

    def start_nginx(self) -> Server:
        """nginx with the sample of deploy/ and, at another port, one compressed file."""
        self.nginx_port, self.file_port = free_port(), free_port()
        limit = self.folder / "limit"
        limit.mkdir()
        name = "index.html"
        content = fetch(self.port, PAGE)[2]
        (limit / name).write_bytes(content)
        subprocess.run(["gzip", "-k", name], cwd=limit, check=True)
        config = self.folder / "nginx.conf"
        config.write_text(
            configuration(
                self.folder,
                f"server {{ listen 127.0.0.1:{self.file_port}; root {limit}; gzip_static on; }}",
                adapted(
                    self.nginx_port,
                    f"localhost:{self.port}",
                    [self.port, self.port],
                    self.folder / "pages",
                ),
            )
        )
        command = ("nginx", "-c", str(config), "-p", str(self.folder))
        return self.stack.enter_context(serving(command, self.nginx_port, self.folder, self.folder))

    def loads(self, ours: Server, peer: Server, nginx: Server) -> dict[str, Load]:
        """What is asked in turns."""
        here = "http://localhost"
        return {
            "limit": Load("nginx, one file", f"{here}:{self.file_port}/index.html", [nginx]),
            "ours": Load("application alone", f"{here}:{self.port}{PAGE}", [ours]),
            "front": Load("nginx in front", f"{here}:{self.nginx_port}{PAGE}", [nginx, ours]),
            "drawn": Load("uncached", f"{here}:{self.port}{PAGE}{UNCACHED}", [ours], 2),
            "peer": Load("plain Wagtail", f"{here}:{peer.port}{PEER_PAGE}", [peer], 2),
        }

    def publications(self) -> tuple[dict[str, list[float]], int, int]:
        """Milliseconds until readers see a publication; how many answers were old for too long,
        and how many did not come.

        Readers ask both doors all the time, so that their requests reach all processes.
        """
        took: dict[str, list[float]] = {"application": [], "nginx": []}
        stale = lost = 0
        for number in range(PUBLICATIONS):
            title = f"Messseite {number}"
            readers = [
                Reader(port, title, door)
                for door, port in (("application", self.port), ("nginx", self.nginx_port))
                for _ in range(3)
            ]
            time.sleep(0.05)
            published_at = self.site.rename(self.page, title)
            time.sleep(0.6)
            for reader in readers:
                old = reader.stop(published_at)
                took[reader.door].append(max(old, default=0.0) * 1000)
                stale += sum(age > STALE_AFTER for age in old)
                lost += reader.lost
        return took, stale, lost

    def queries(self) -> int:
        """How often our content page asks the database."""
        test = importlib.import_module("django.test")
        utils = importlib.import_module("django.test.utils")
        connection = importlib.import_module("django.db").connection
        client, lent = test.Client(headers={"host": f"localhost:{self.port}"}), {LENT: {}}
        client.get(PAGE, **lent)
        with utils.CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE, **lent).status_code == 200
        return len(captured)


class Reader(threading.Thread):
    """Reads a page again and again, and notes when answers without the new title were asked for."""

    def __init__(self, port: int, title: str, door: str):
        super().__init__(daemon=True)
        self.port, self.title, self.door = port, title.encode(), door
        self.lost = 0
        self._old: list[float] = []
        self._is_over = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._is_over.is_set():
            asked_at = time.monotonic()
            try:
                if self.title not in fetch(self.port, PAGE)[2]:
                    self._old.append(asked_at)
            except OSError:
                self.lost += 1
            time.sleep(0.002)

    def stop(self, published_at: float) -> list[float]:
        """Seconds after the publication at which old answers began."""
        self._is_over.set()
        self.join()
        return [asked_at - published_at for asked_at in self._old if asked_at > published_at]


def fetch(port: int, address: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Status, headers and body of one answer, over a connection of its own."""
    request = Request(f"http://localhost:{port}{address}")
    with urlopen(request, timeout=60) as response:  # noqa: S310
        return response.status, response.headers, response.read()


def written(
    loads: dict[str, Load],
    publications: dict[str, list[float]],
    stale: int,
    lost: int,
    queries: int,
    peer_queries: int,
    megabytes: tuple[float, float],
    cold_start: list[float],
    pages: int,
    more: list[tuple[str, str, str, str]],
) -> str:
    """The report."""
    limit, ours, front, drawn, peer = loads.values()
    against_peer = [
        mine / theirs for mine, theirs in zip(drawn.microseconds, peer.microseconds, strict=True)
    ]
    rows = [
        ("nginx, one compressed file (the limit), requests/s", spread(limit.per_second, 0), "", ""),
        ("the same, µs CPU a request", spread(limit.microseconds, 0), "", ""),
        ("application alone, against the limit", spread(ours.ratios(limit)), "≥ 0.35", "≥ 0.45"),
        ("the same, µs CPU a hit", spread(ours.microseconds, 0), "≤ 90", "≤ 60"),
        ("nginx in front, against the limit", spread(front.ratios(limit)), "≥ 0.64", "≥ 0.85"),
        ("the same, µs CPU a hit", spread(front.microseconds, 0), "", ""),
        (
            "old answers after a publication is acknowledged, application, ms",
            spread(publications["application"], 0),
            "≤ 150",
            "≤ 60",
        ),
        ("the same, nginx, ms", spread(publications["nginx"], 0), "≤ 150", "≤ 60"),
        (f"answers older than {STALE_AFTER * 1000:.0f} ms", str(stale), "0", "0"),
        ("answers lost while pages are published", str(lost), "0", "0"),
        ("uncached page, queries", str(queries), "≤ 14", "≤ 10"),
        ("uncached page, ms CPU", spread([each / 1000 for each in drawn.microseconds], 1), "", ""),
        (
            f"plain Wagtail, ms CPU ({peer_queries} queries)",
            spread([each / 1000 for each in peer.microseconds], 1),
            "",
            "",
        ),
        ("uncached page against plain Wagtail, CPU", spread(against_peer), "≤ 0.65", "≤ 0.40"),
        (f"memory with {pages} pages kept, MB", f"{megabytes[0]:.0f}", "≤ 260", "≤ 200"),
        ("memory of plain Wagtail, MB", f"{megabytes[1]:.0f}", "", ""),
        ("cold start to the first answer, s", spread(cold_start), "≤ 2", "≤ 1.2"),
        *more,
    ]
    cores = os.cpu_count()
    lines = [
        f"Written by `make bench` on {cores} cores, {os.uname().sysname}, Python "
        f"{sys.version.split()[0]}: the middle of {len(limit.per_second)} rounds and, in brackets, "
        "their spread. Ratios are of the same run. Wrk and all servers share the cores.",
        "",
        "| what | measured | must | moonshot |",
        "| --- | --- | --- | --- |",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        f"Load of the machine when the run ended: {median(os.getloadavg()):.1f}.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
