"""One editor who publishes all the time, by the forms of the admin."""

import http.client
import threading
import time

from . import site, truth
from .browser import Browser
from .counts import Counts

SIGN_IN = "/admin/login/"
SECONDS_TO_REST = 0.05
SECONDS_TO_WRITE = 0.5


def signed_in(machine) -> Browser:
    """A browser in which the administrator has signed in."""
    browser = Browser(machine)
    form = browser.get(SIGN_IN).form("form")
    answer = browser.post(SIGN_IN, form | {"username": site.NAME, "password": site.PASSWORD})
    assert answer.status == 302, f"{answer.status}: {answer.said[:500]}"
    return browser


class Editor(threading.Thread):
    """Opens the form of the watched page, writes the next words, publishes; until `with` ends.

    What is refused is sent again from the page that said so, if that still holds the words.
    """

    def __init__(self, machine, browser: Browser, pk: int, first: int, counts: Counts):
        super().__init__(daemon=True)
        self.machine, self.browser, self.pk = machine, browser, pk
        self.number, self.counts = first, counts
        self.acknowledged: list[int] = []
        self.refusals: list[str] = []
        self.address = f"/admin/pages/{pk}/edit/"
        self.is_writing, self.is_over = threading.Event(), threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exception):
        self.is_over.set()
        self.join()
        self.counts.published = len(self.acknowledged)

    def run(self) -> None:
        while not self.is_over.wait(SECONDS_TO_REST):
            try:
                opened = self.browser.get(self.address)
            except (OSError, http.client.HTTPException):
                continue
            if opened.status == 200:
                self.publish(opened.form("#page-edit-form"))

    def publish(self, form: dict) -> None:
        """Writes new words and publishes them, again and again until they are taken."""
        self.number += 1
        words = truth.WORDS.format(self.number)
        self.is_writing.set()
        time.sleep(SECONDS_TO_WRITE)
        fields = form | {"introduction": [words], "story-count": ["0"], "action-publish": ["1"]}
        while True:
            try:
                answer = self.browser.post(self.address, fields)
            except (OSError, http.client.HTTPException) as problem:
                self.refused(repr(problem))
                break
            if answer.status == 302:
                self.acknowledged.append(self.number)
                break
            self.refused(f"{answer.status} {answer.said}")
            if words not in answer.said or self.is_over.is_set():
                break
            self.counts.text_kept += 1
            fields = answer.form("form")
            time.sleep(0.5)

    def refused(self, said: str) -> None:
        self.counts.refused += 1
        self.refusals.append(said)

    def wait_until_writing(self) -> None:
        """Returns when a form is open whose words nobody has sent yet."""
        self.is_writing.clear()
        assert self.is_writing.wait(60), f"No form can be opened. {self.refusals}"

    def wait_for_publications(self, number: int, seconds: float = 60) -> None:
        """Returns when so many more were acknowledged."""
        wanted, deadline = len(self.acknowledged) + number, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < deadline, f"Nothing is published any more. {self.refusals}"
            time.sleep(0.02)
