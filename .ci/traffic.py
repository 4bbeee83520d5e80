"""A reader and two editors at work while the site is broken. Django is ready before."""

import http.client
import random
import threading
import time
from collections import Counter
from contextlib import closing
from urllib.parse import urlencode

import ground_truth as truth
from serving import HOST, RunningSite

SECONDS_TO_CHANGE = 30


class Traffic:
    """A reader and two editors who copy pages, all at once, until `with` ends.

    A connection may break when its server is killed; an answer is never an error of the server.
    """

    def __init__(self, site: RunningSite, counts: Counter):
        self.site, self.counts = site, counts
        self.addresses, self.events = truth.live_addresses(), truth.pages_to_copy()
        self.headers = truth.headers_of_an_administrator()
        self.confirmed, self.errors, self.is_over = set(), [], threading.Event()
        works = (self.read, self.copy, self.copy)
        self.threads = [threading.Thread(target=self.repeat, args=(work,)) for work in works]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.is_over.set()
        for thread in self.threads:
            thread.join()
        assert not self.errors, f"{self.errors[0]}\n{self.site.output}"

    def repeat(self, work) -> None:
        while not self.is_over.is_set():
            try:
                address, status = work()
            except (OSError, http.client.HTTPException):
                self.is_over.wait(0.05)
                continue
            if status not in (200, 302):
                self.errors.append(f"{address} answers {status}.")

    def wait_for_a_change(self) -> None:
        """Waits until a change was made, and a moment more, so that others are on their way."""
        deadline = time.monotonic() + SECONDS_TO_CHANGE
        while not self.confirmed:
            assert time.monotonic() < deadline, f"No change was made.\n{self.site.output}"
            time.sleep(0.05)
        time.sleep(random.uniform(0.1, 0.6))

    def read(self) -> tuple[str, int]:
        address = random.choice(self.addresses)
        status = self.site.status_of(address)
        self.counts["reads under fire"] += 1
        return address, status

    def copy(self) -> tuple[str, int]:
        """Copies and publishes an event; remembers it once the server has confirmed it."""
        pk, parent = random.choice(self.events)
        slug = f"{truth.COPY}{time.monotonic_ns()}"
        address = f"/admin/pages/{pk}/copy/"
        fields = {"new_title": slug, "new_slug": slug, "new_parent_page": parent}
        status = self.post(address, publish_copies="on", **fields)
        if status == 302:
            self.confirmed.add(slug)
            self.counts["writes under fire"] += 1
        return address, status

    def post(self, address: str, **fields) -> int:
        """Sends a form of the admin; the status of the answer."""
        connection = http.client.HTTPConnection(HOST, self.site.port, timeout=60)
        headers = {
            **self.headers,
            "Host": f"localhost:{self.site.port}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with closing(connection):
            connection.request("POST", address, urlencode(fields), headers)
            response = connection.getresponse()
            response.read()
            return response.status
