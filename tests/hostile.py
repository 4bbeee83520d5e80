"""Bodies and queries that only somebody with bad intentions sends."""

from django.test import Client

MUCH = 10 * 1024 * 1024
EDGE = "edge-of-a-part"
FORM = "application/x-www-form-urlencoded"
PARTS = f"multipart/form-data; boundary={EDGE}"


def part(content: bytes, also: str = "") -> bytes:
    """One field of a form in parts; with `also`, a file."""
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="title"{also}\r\n\r\n'
    return head.encode() + content + b"\r\n"


END = f"--{EDGE}--\r\n".encode()
FILE = '; filename="a.pdf"'

BODIES = {
    "one long field": (FORM, b"title=" + b"a" * MUCH),
    "a million fields": (FORM, b"title=a&" * (MUCH // 8)),
    "as many fields as may be": (FORM, "&".join(f"a{i}=b" for i in range(9_999)).encode()),
    "one field again and again": (FORM, b"title=a&" * 9_999),
    "nothing but separators": (FORM, b"&" * 2_000_000),
    "bytes that are no text": (FORM, b"title=" + b"%ff%ed%a0%80" * 10_000),
    "form in UTF-7": (f"{FORM}; charset=utf-7", b"title=+ADw-script+AD4-"),
    "form in Latin-1": (f"{FORM}; charset=latin-1", "title=Nyíregyháza".encode("latin-1")),
    "form in no encoding": (f"{FORM}; charset=zip", b"title=a"),
    "one long part": (PARTS, part(b"a" * MUCH) + END),
    "a long file": (PARTS, part(b"a" * MUCH, FILE) + END),
    "thousands of parts": (PARTS, part(b"a") * 12_000 + END),
    "thousands of files": (PARTS, part(b"a", FILE) * 1_000 + END),
    "the head of a part without an end": (PARTS, part(b"")[:-4] + b"; x=y" * 1_000_000),
    "no part at all": (PARTS, b"a" * MUCH),
    "parts without an edge": ("multipart/form-data", part(b"a") + END),
    "parts in no encoding": (f"{PARTS}; charset=zip", part(b"a") + END),
    "long JSON": ("application/json", b'{"title": "' + b"a" * MUCH + b'"}'),
    "deep JSON": ("application/json", b"[" * 1_000_000),
    "raw bytes": ("application/octet-stream", b"\x00\xff" * (MUCH // 2)),
    "no kind that exists": ("\xff;;=", b"a"),
}
QUERIES = {
    "as many parameters as may be": "&".join(f"a{i}=1" for i in range(9_999)),
    "one parameter again and again": "&".join(f"id={i}&stadt={i}" for i in range(4_999)),
    "too many parameters": "seite=1&" * 20_000,
    "nothing but separators": "&" * 100_000,
    "a long value": "query=" + "%C3%A4" * 20_000,
    "thousands of words": "query=" + "a+" * 5_000 + "&q=" + "a+" * 5_000,
    "bytes that are no text": "query=%ff%fe&stadt=%ed%a0%80&seite=%c0%af",
    "UTF-7": "query=%2BADw-script%2BAD4-&seite=%2BAD4-",
    "NUL": "query=%00&q=%00&stadt=%00&seite=%00&p=%00&id=%00",
}
NUMBERS = ["-1", "9" * 5_000, "%D9%A3", "%C2%B2", "1e5", "%00", "%ff"]
"""What stands where the number of a page is asked for; two of them are digits elsewhere."""
TAILS = ["%00/", "%2e%2e/%2e%2e/", "%ff/", "%ed%a0%80/", "x" * 10_000 + "/", "9" * 400 + "/"]
"""What stands behind an address that exists."""


def send(client: Client, address: str, kind: str):
    """The answer to one of the bodies."""
    content_type, body = BODIES[kind]
    return client.generic("POST", address, body, content_type=content_type)
