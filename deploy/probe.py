"""Waits until the process behind a port of this machine answers: `probe.py PORT [SECONDS]`.

Standard library only. It asks /healthz as the web server would, for the host of BASE_URL.
"""

import http.client
import os
import sys
import time
from contextlib import closing
from urllib.parse import urlsplit

SECONDS_TO_WAIT = 90


def main(port: str, seconds: str = str(SECONDS_TO_WAIT)) -> int:
    """0 as soon as there is an answer, 1 when the time is over; asks at least once."""
    host = urlsplit(os.environ["BASE_URL"]).netloc
    deadline = time.monotonic() + float(seconds)
    while not answers(int(port), host):
        if time.monotonic() >= deadline:
            print(f"Auf Port {port} antwortet niemand.", file=sys.stderr)
            return 1
        time.sleep(0.2)
    return 0


def answers(port: int, host: str) -> bool:
    """Whether somebody answers there, and well."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", "/healthz", headers={"Host": host})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
