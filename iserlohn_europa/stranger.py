"""The application as a stranger finds it, asked without a server."""

import io
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

SITEMAP = "/sitemap.xml"
LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@dataclass(frozen=True)
class Answer:
    """An answer of the application; whoever does not read all of the body closes it."""

    status: int
    headers: dict[str, str]  # their names in small letters
    body: Iterable[bytes]

    @property
    def kind(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    def close(self) -> None:
        """What is open for the rest of the body is closed."""
        if hasattr(self.body, "close"):
            self.body.close()


class Stranger:
    """Somebody of whom the application knows nothing but the address that is asked for."""

    def __init__(self, application: Callable, base_url: str):
        self.application = application
        self._site = urlsplit(base_url)

    def ask(self, address: str) -> Answer:
        """The answer at a path, a query behind it where there is one."""
        path, _, query = address.partition("?")
        said: list = []
        body = self.application(
            {
                "REQUEST_METHOD": "GET",
                "SCRIPT_NAME": "",
                "PATH_INFO": unquote(path, "latin-1"),
                "QUERY_STRING": query,
                "SERVER_PROTOCOL": "HTTP/1.1",
                "SERVER_NAME": self._site.hostname,
                "SERVER_PORT": str(self._site.port or 80),
                "REMOTE_ADDR": "127.0.0.1",
                "HTTP_HOST": self._site.netloc,
                "HTTP_X_FORWARDED_PROTO": self._site.scheme,
                "wsgi.url_scheme": self._site.scheme,
                "wsgi.input": io.BytesIO(),
                "wsgi.errors": sys.stderr,
            },
            lambda status, headers, _failure=None: said.extend((status, headers)),
        )
        status, headers = said
        return Answer(
            int(status.split()[0]), {name.lower(): value for name, value in headers}, body
        )


def named_in_sitemap(sitemap: str) -> set[str]:
    """The addresses that a sitemap names."""
    return set(map(unescape, LOCATION.findall(sitemap)))
