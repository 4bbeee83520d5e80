"""Asks one address elsewhere whether it is there, politely and without being led inside.

Names are resolved here and the connection goes to the very address that was looked at: a name that
answers differently the second time cannot lead a request into the city's own network.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from .choices import Fault

TIMEOUT = 10
WHOLE_TIME = 30
MOST_REDIRECTS = 5
MOST_BYTES = 64 * 1024
# Numbers that a gateway turns into others, which may be of the city's own network.
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
PORTS = {"http": 80, "https": 443}
# What is kept of an address as it is; everything else is written with percent signs.
SAFE = "/%:=&?~+!$,;'@()*[]#"
# The page may be there: these say only that a program is not welcome, or not now.
NO_ANSWER = {401, 403, 407, 418, 429, 451, 503, 999}
IS_GONE = {404, 410}


@dataclass(frozen=True)
class Answer:
    """What asking has shown; `wait` is how many seconds the other site asks us to stay away."""

    fault: Fault | None = None
    status: int | None = None
    is_sure: bool = True
    wait: int = 0


class RefusedError(Exception):
    """An address that is not asked, and why."""

    def __init__(self, fault: Fault):
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Reply:
    """The first lines of an answer by HTTP."""

    status: int
    location: str = ""
    retry_after: str = ""


# Asks by a method at a host and one of its numbers; other ways are for tests.
Send = Callable[[str, str, str, str], Reply]


def ask(url: str, agent: str, send: Send | None = None, resolve=socket.getaddrinfo) -> Answer:
    """Asks for an address, first without its content, and follows where it leads."""
    send = send or send_by_http
    ends = time.monotonic() + WHOLE_TIME
    try:
        for _step in range(MOST_REDIRECTS + 1):
            number = public_number(url, resolve)
            reply = send("HEAD", url, number, agent)
            if reply.status >= 400 or reply.status < 200:
                # Not every server knows how to answer without the content.
                reply = send("GET", url, number, agent)
            if not (reply.status in (301, 302, 303, 307, 308) and reply.location):
                return _judge(reply)
            if time.monotonic() > ends:
                return Answer(Fault.TOO_SLOW)
            url = urljoin(url, reply.location)
    except RefusedError as refusal:
        return Answer(refusal.fault)
    except TimeoutError:
        return Answer(Fault.TOO_SLOW)
    except ssl.SSLCertVerificationError:
        return Answer(Fault.CERTIFICATE)
    except (OSError, http.client.HTTPException):
        return Answer(Fault.NO_HOST)
    except ValueError:
        return Answer(Fault.BAD_ADDRESS)
    return Answer(Fault.CIRCLE)


def _judge(reply: Reply) -> Answer:
    if reply.status in NO_ANSWER:
        wait = int(reply.retry_after) if reply.retry_after.isdecimal() else 0
        return Answer(status=reply.status, is_sure=False, wait=wait)
    if 200 <= reply.status < 400:
        return Answer(status=reply.status)
    if reply.status in IS_GONE or reply.status < 500:
        return Answer(Fault.NOT_FOUND, reply.status)
    return Answer(Fault.SERVER, reply.status)


def public_number(url: str, resolve=socket.getaddrinfo) -> str:
    """The number of the host of an address, if all its numbers are public; else it is refused."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise RefusedError(Fault.BAD_ADDRESS)
    port = parts.port or PORTS[parts.scheme]
    if port not in PORTS.values():
        raise RefusedError(Fault.INSIDE)
    try:
        host = parts.hostname.encode("idna").decode()
        found = resolve(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(Fault.NO_HOST) from error
    numbers = [entry[4][0] for entry in found]
    if not numbers:
        raise RefusedError(Fault.NO_HOST)
    if not all(is_public(number) for number in numbers):
        raise RefusedError(Fault.INSIDE)
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether the number of a host is one of the open internet."""
    address = ipaddress.ip_address(number.partition("%")[0])
    return address.is_global and not address.is_multicast and address not in TRANSLATED


def send_by_http(method: str, url: str, number: str, agent: str) -> Reply:
    """One request to the host with that number; of the content at most a little is read."""
    parts = urlsplit(url)
    host = parts.hostname.encode("idna").decode()
    port = parts.port or PORTS[parts.scheme]
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    connection.sock = socket.create_connection((number, port), timeout=TIMEOUT)
    try:
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        path = quote(parts.path or "/", safe=SAFE) + (
            f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
        )
        headers = {"User-Agent": agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        if method == "GET":
            response.read(MOST_BYTES)
        return Reply(
            response.status,
            response.headers.get("Location", ""),
            response.headers.get("Retry-After", ""),
        )
    finally:
        connection.close()
