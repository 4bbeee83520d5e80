"""A copy of an answer: compressed once, and told to browsers as HTTP wants it (RFC 9110, 9111)."""

import datetime
import gzip
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from functools import cached_property, lru_cache

import brotli

Headers = list[tuple[str, str]]

# Good enough for text, and quick: while a page is compressed, its first reader waits.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
LARGEST = 2 * 1024 * 1024
KINDS = ("text/", "application/json", "application/xml", "application/atom+xml")
KINDS += ("application/geo+json", "application/ld+json", "application/manifest+json")
KINDS += ("image/svg+xml",)
# What is said anew of each copy.
OWN = {"content-length", "etag", "last-modified", "date", "content-encoding"}
# Of these, "not modified" repeats what it must (RFC 9110, 15.4.5).
REPEATED = {"cache-control", "content-location", "etag", "expires", "last-modified", "vary"}
FORBIDDEN = re.compile(r"\b(?:no-store|private)\b")
CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+))?\s*")


def may_be_copied(status: str, headers: Headers) -> bool:
    """Whether an answer is whole, of bounded size, and meant for everybody."""
    said = {name.lower(): value for name, value in headers}
    return (
        status.startswith("200 ")
        and "set-cookie" not in said
        and not FORBIDDEN.search(said.get("cache-control", ""))
        and said.get("content-type", "").startswith(KINDS)
        # Streams have none.
        and int(said.get("content-length", LARGEST + 1)) <= LARGEST
        and "content-encoding" not in said
    )


@dataclass(frozen=True)
class Copy:
    """An answer as it is sent again and again: by coding, its headers and its body.

    The plain body is not kept in memory: who cannot unpack gzip is rare.
    """

    headers: Headers
    bodies: dict[str, bytes]
    etag: str
    changed_at: int = field(compare=False)  # seconds since 1970
    shown_until: str = ""  # the day (ISO 8601) on which the first consent to a picture in it ends

    @classmethod
    def of(cls, headers: Headers, body: bytes, changed_at: int, shown_until: str = "") -> "Copy":
        """What Django answered, compressed."""
        digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        return cls(
            headers=[header for header in headers if header[0].lower() not in OWN],
            bodies={
                "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
                "gzip": gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0),
            },
            etag=f'W/"{digest}"',
            changed_at=changed_at,
            shown_until=shown_until,
        )

    @property
    def size(self) -> int:
        """Bytes in memory, about."""
        return sum(map(len, self.bodies.values()))

    def may_be_shown(self, on: datetime.date) -> bool:
        """Whether no consent to a picture in it has ended by that day."""
        return not self.shown_until or on.isoformat() <= self.shown_until

    def plain(self) -> bytes:
        """The body as Django gave it."""
        return gzip.decompress(self.bodies["gzip"])

    def in_coding(self, coding: str) -> tuple[Headers, list[bytes]]:
        """Headers and body in one of the codings, or plain."""
        return self._ready.get(coding) or self._sent(coding, self.plain())

    def not_modified(self) -> Headers:
        """The headers for somebody who has the same already."""
        return [header for header in self._for_caches() if header[0].lower() in REPEATED]

    def is_known_to(self, environ: dict) -> bool:
        """Whether whoever asks has this already. ETags count more than dates."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return bool({"*", self.etag.removeprefix("W/")} & known)
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and _seconds(since) >= self.changed_at

    @cached_property
    def _ready(self) -> dict[str, tuple[Headers, list[bytes]]]:
        return {coding: self._sent(coding, body) for coding, body in self.bodies.items()}

    def _sent(self, coding: str, body: bytes) -> tuple[Headers, list[bytes]]:
        said = [("Content-Encoding", coding)] if coding else []
        return [*self._for_caches(), *said, ("Content-Length", str(len(body)))], [body]

    def _for_caches(self) -> Headers:
        varies = [value for name, value in self.headers if name.lower() == "vary"]
        return [
            *(header for header in self.headers if header[0].lower() != "vary"),
            ("Vary", ", ".join([*varies, "Accept-Encoding"])),
            ("ETag", self.etag),
            ("Last-Modified", formatdate(self.changed_at, usegmt=True)),
        ]


@lru_cache(maxsize=512)
def best_coding(accepted: str) -> str:
    """The coding to send, by Accept-Encoding: "br", "gzip", or plain ("")."""
    wishes = {
        found[1].lower(): float(found[2] or 1)
        for found in map(CODING.fullmatch, accepted.split(","))
        if found and (found[2] or "1").count(".") <= 1 and found[2] != "."
    }
    others = wishes.get("*", 0.0)
    offered: Iterable[str] = ("br", "gzip")
    best = max(offered, key=lambda coding: wishes.get(coding, others))
    return best if wishes.get(best, others) > 0 else ""


def _seconds(date: str) -> float:
    try:
        return parsedate_to_datetime(date).timestamp()
    except ValueError:
        return 0.0
