"""Draws one address after the other, each as a file."""

import datetime
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from iserlohn_europa.languages.addresses import language_of
from iserlohn_europa.stranger import Answer, Stranger
from iserlohn_europa.unreadable import Application

from .addresses import IS_FILE, Addresses, file_of, link_to
from .rewriting import Notices, named_in, rewritten, whole_addresses

NOT_FOUND = "/404.html"  # where web servers look for what they say instead
# Files that may name others.
TEXTS = re.compile(r"text/(?:css|javascript)|application/(?:[\w.-]+\+)?(?:json|xml)")


@dataclass
class Drawn:
    """What became of an address, and what it leads to that was not known here before."""

    address: str
    is_there: bool = True
    links: list[str] = field(default_factory=list)
    bytes: int = 0


class Drawer:
    """One process at work. The application knows the address alone, as if a stranger asked."""

    def __init__(self, folder: Path, addresses: Addresses, moment: datetime.datetime):
        self.folder = folder
        self.addresses = addresses
        self.moment = moment
        self.stranger = Stranger(Application(), addresses.base_url)
        self._told: set[str] = set()
        self._notices = functools.cache(self._make_notices)

    def draw(self, address: str) -> Drawn:
        """Asks for an address and writes the answer down."""
        answer = self.stranger.ask(address)
        try:
            return self._written(address, answer)
        finally:
            answer.close()

    def _written(self, address: str, answer: Answer) -> Drawn:
        if file_of(address) is None:
            return Drawn(address, is_there=False)
        if 300 <= answer.status < 400:
            return self._lead_on(address, answer)
        if answer.status != (404 if address == NOT_FOUND else 200):
            return Drawn(address, is_there=False)
        if answer.kind == "text/html":
            return self._write_page(address, b"".join(answer.body).decode())
        links = []
        if TEXTS.fullmatch(answer.kind):
            text = b"".join(answer.body)
            links = list(named_in(text.decode(), answer.kind, self.addresses.base_url))
            answer = Answer(answer.status, answer.headers, [text])
        return self._write(address, answer.body, self._own(links, address))

    def _write_page(self, address: str, html: str) -> Drawn:
        found = self._own(whole_addresses(html, self.addresses.base_url), address)

        def lead(link: str) -> str:
            own = None if link.startswith("#") else self.addresses.own(link, address)
            if own is None:
                return link
            found.append(own)
            parts = urlsplit(link)
            if IS_FILE.search(parts.path):
                # A calendar for one city stays at its address, for those who have subscribed to it.
                return link.removeprefix(self.addresses.base_url)
            return link_to(own) + (f"#{parts.fragment}" if parts.fragment else "")

        text = rewritten(html, lead, self._notices(language_of(address)))
        return self._write(address, [text.encode()], found)

    def _lead_on(self, address: str, answer: Answer) -> Drawn:
        """A page that leads on at once: not every web server knows the redirects of the site."""
        location = answer.headers["location"]
        own = self.addresses.own(location, address)
        is_ours = urlsplit(location).netloc in {"", urlsplit(self.addresses.base_url).netloc}
        if is_ours and own is None:
            # To the admin: nothing for visitors, and nothing missing if the office led there.
            return Drawn(address, is_there=address in self.addresses.pages)
        if own and own.rstrip("/") == address.rstrip("/"):
            return Drawn(address, links=self._new([own]))  # web servers add the stroke themselves
        if IS_FILE.search(address):
            return Drawn(address, is_there=False)
        with translation.override(language_of(address)):
            text = render_to_string(
                "operations/moved.html", {"address": link_to(own) if own else location}
            )
        return self._write(address.rstrip("/") + "/", [text.encode()], [own] if own else [])

    def _write(self, address: str, body: Iterable[bytes], links: Iterable[str]) -> Drawn:
        path = self.folder / file_of(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        size = 0
        with path.open("wb") as file:
            for chunk in body:
                size += file.write(chunk)
        return Drawn(address, links=self._new(links), bytes=size)

    def _own(self, links: Iterable[str], at: str) -> list[str]:
        return [own for link in links if (own := self.addresses.own(link, at))]

    def _new(self, links: Iterable[str]) -> list[str]:
        """What was not told before: every page links to the same menu."""
        new = list(dict.fromkeys(link for link in links if link not in self._told))
        self._told.update(new)
        return new

    def _make_notices(self, language: str) -> Notices:
        root = Site.objects.get(is_default_site=True).root_page
        homes = root.get_translations(inclusive=True).live()
        context = {
            "home": homes.filter(locale__language_code=language).first(),
            "moment": self.moment,
        }
        with translation.override(language):
            return Notices(
                *(
                    render_to_string(f"operations/copy_{part}.html", context)
                    for part in ("beginning", "form", "search")
                )
            )
