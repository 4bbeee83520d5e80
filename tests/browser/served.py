"""The seeded site as visitors meet it: production settings, compressed files, a real server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

from ground import ROOT, START
from serving import RunningSite, free_port

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADD_EXAMPLES = "from tests.browser.examples import add_examples; add_examples()"


@dataclass(frozen=True)
class Served:
    """A site that answers under this address, with its database in this folder."""

    base_url: str
    data: Path

    def address(self, path: str) -> str:
        """The full address of a path on this site."""
        return urljoin(self.base_url, path)

    def published_paths(self) -> list[str]:
        """Every path that the sitemap names."""
        with urlopen(self.address("/sitemap.xml")) as answer:  # noqa: S310
            places = ElementTree.parse(answer).iter(f"{SITEMAP}loc")  # noqa: S314
            return [urlsplit(place.text).path for place in places]


@contextmanager
def served_site(folder: Path) -> Iterator[Served]:
    """Serves the site in this folder, which is made and seeded where it is missing."""
    data, port = folder.resolve() / "var", free_port()
    with RunningSite(START, data, port):
        site = Served(f"http://localhost:{port}", data)
        add_examples(site)
        yield site


def add_examples(site: Served) -> None:
    """Adds what the first content has none of."""
    environment = {
        **os.environ,
        "DATABASE_URL": "",
        "DATA_DIR": str(site.data),
        "BASE_URL": site.base_url,
        "DJANGO_SETTINGS_MODULE": "iserlohn_europa.settings.production",
    }
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", f"--command={ADD_EXAMPLES}"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
