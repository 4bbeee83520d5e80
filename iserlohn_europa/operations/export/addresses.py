"""Addresses of the site, and the files that stand in for them."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

# What lists are asked beside their address: a page of it, a year, a month, a city, a topic.
VIEW = re.compile(
    r"(?:seite|jahr|monat|stadt|thema|umfeld|nachrichten|veranstaltungen|projekte|auszeichnungen)"
    r"=[a-z0-9-]+"
)
MONTH = re.compile(r"monat=(\d{4})-\d\d")
YEARS_OF_MONTHS = 1  # before and after this one: the calendar leads on from month to month for ever
# Pages in any language have no dot; what has one is a file.
IS_FILE = re.compile(r"\.[a-z0-9]+$", re.IGNORECASE)
NEVER = ("/admin/", "/_util/", "/vorschau/", "/stil/")


@dataclass(frozen=True)
class Addresses:
    """Tells what the links of the site lead to.

    `pages` are the paths of all public pages, `languages` what those of other languages begin with.
    """

    base_url: str
    pages: frozenset[str]
    languages: frozenset[str]
    year: int

    def own(self, link: str, at: str) -> str | None:
        """What a link at an address leads to on this site: a path, a query where one counts.

        None where it leads elsewhere.
        """
        try:
            address = urlsplit(urljoin(f"{self.base_url}{at}", link))
        except ValueError:  # "http://[": what somebody typed
            return None
        if f"{address.scheme}://{address.netloc}" != self.base_url:
            return None
        path = address.path or "/"
        if path.startswith(NEVER):
            return None
        if f"{path}/" in self.pages:
            path += "/"
        if path not in self.pages:
            return self._elsewhere(path)
        asked = address.query.split("&")
        return f"{path}?{'&'.join(asked)}" if all(map(self._is_kept, asked)) else path

    def _is_kept(self, asked: str) -> bool:
        """Whether the copy holds what a list answers to that."""
        if month := MONTH.fullmatch(asked):
            return abs(int(month[1]) - self.year) <= YEARS_OF_MONTHS
        return VIEW.fullmatch(asked) is not None

    def _elsewhere(self, path: str) -> str:
        """Where a page is missing in a language, a notice says so; here its home stands for it."""
        prefix = f"/{path[1:].partition('/')[0]}/"
        return prefix if prefix in self.languages and not IS_FILE.search(path) else path


def link_to(address: str) -> str:
    """The link that finds an address among the files of any web server.

    A list that was asked something is a folder below it. No page has a "=" in its address.
    """
    path, _, query = address.partition("?")
    return f"{path}{query.replace('&', '/')}/" if query else path


def file_of(address: str) -> str | None:
    """The file for an address, by its path below the folder; None if there is no place for it."""
    path = unquote(link_to(address))
    name = f"{path}index.html" if path.endswith("/") else path
    parts = name.split("/")[1:]
    if not all(parts) or any(part.startswith(".") or "\0" in part for part in parts):
        return None
    return "/".join(parts)
