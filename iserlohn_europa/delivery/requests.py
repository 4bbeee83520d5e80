"""Which requests everybody would get the same answer to, so that it may be kept for the next one.

All of it is asked of the WSGI environment, before Django has seen the request.
"""

import re
from dataclasses import dataclass

# Addresses as this site makes them. What looks different is answered, but never kept: nobody can
# fill memory or disk with spellings.
ADDRESS = re.compile(
    r"/(?:[a-z0-9][a-z0-9_-]*/)*(?:(?!index\.html)[a-z0-9][a-z0-9_-]*\.[a-z]+)?", re.ASCII
)
LONGEST_ADDRESS = 400
# Files come from disk anyway, and what staff see is nobody else's.
NEVER = ("/admin/", "/documents/", "/media/", "/static/", "/vorschau/")


@dataclass(frozen=True, slots=True)
class Site:
    """Where visitors reach the site, and the cookie that tells who has signed in."""

    host: str
    is_secure: bool
    session_cookie: str

    def is_read(self, environ: dict) -> bool:
        """Whether somebody reads at the site's own address, and changes nothing."""
        return (
            environ["REQUEST_METHOD"] in {"GET", "HEAD"}
            and environ.get("HTTP_HOST") == self.host
            and (not self.is_secure or environ.get("HTTP_X_FORWARDED_PROTO") == "https")
        )

    def answers_everybody_alike(self, environ: dict) -> bool:
        """Whether nothing but its path distinguishes a request from those of others."""
        return (
            self.is_read(environ)
            and not environ.get("QUERY_STRING")
            and self.session_cookie not in environ.get("HTTP_COOKIE", "")
            and "HTTP_AUTHORIZATION" not in environ
        )


def may_be_kept(path: str) -> bool:
    """Whether an answer at this path may be kept at all."""
    return (
        len(path) <= LONGEST_ADDRESS
        and not path.startswith(NEVER)
        and ADDRESS.fullmatch(path) is not None
    )
