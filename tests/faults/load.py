"""The steady load: a crowd of readers and one editor, and what they have met in the end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from . import site, truth
from .counts import Counts, stale, visible_from
from .editor import Editor, signed_in
from .readers import Crowd, is_private, public_addresses


@dataclass
class Load:
    """One fault, under way."""

    counts: Counts
    crowd: Crowd
    editor: Editor

    def go_on(self, seconds: float) -> None:
        """Everybody goes on with what they do."""
        time.sleep(seconds)

    def publications(self, number: int) -> None:
        """Until so many more are published."""
        self.editor.wait_for_publications(number)


class Stage:
    """A machine, the page that is published on it, and somebody who has signed in."""

    def __init__(self, machine):
        self.machine = machine
        self.pk = machine.witness(truth.prepare, site.NAME, site.PASSWORD)
        self.addresses = public_addresses(machine.port, machine.host)
        # Of what nobody ever asked for, there is no copy; nor of a form, which is of its moment.
        self.forms = [path for path in self.addresses if is_private(machine, path)]
        self.browser = signed_in(machine)
        self.number = 0

    @contextmanager
    def under_load(self, counts: Counts) -> Iterator[Load]:
        """Everybody is at work; when `with` ends, what they have met is counted."""
        crowd = Crowd(self.machine, self.addresses, self.pk, counts)
        editor = Editor(self.machine, self.browser, self.pk, self.number, counts)
        with crowd, editor:
            load = Load(counts, crowd, editor)
            load.publications(1)
            yield load
            load.publications(1)
        self.number = editor.number
        known = self.machine.witness(truth.published, self.pk)
        words = {truth.WORDS.format(each) for each in editor.acknowledged}
        counts.forgotten = sorted(words - known)
        if counts.lost:
            print(self.machine.log())
        sights = crowd.sights()
        counts.looked = len(sights)
        counts.stale = stale(sights, visible_from(crowd.looks()))
        broken = self.machine.witness(truth.broken_promises)
        assert not broken, "\n".join(broken)
