"""Somebody who looks at the database of a site with the site's own models, in another process."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from . import truth


class Witness:
    """Answers what `truth` asks; its process begins with the first question."""

    def __init__(self, known: dict[str, str]):
        self._process = ProcessPoolExecutor(
            1, get_context("spawn"), initializer=truth.look_at, initargs=(known,)
        )

    def __call__(self, ask, *values):
        return self._process.submit(truth.afresh, ask, *values).result()

    def end(self) -> None:
        self._process.shutdown()
