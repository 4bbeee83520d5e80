"""What one answer costs: time, processor time, and questions to the database."""

import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

ROUNDS = 3
SECONDS_AT_MOST = 2  # for all rounds together


class Cost(NamedTuple):
    """The quickest of several rounds, in milliseconds: what disturbs a round only adds to it.

    The time of the processor is that of the application alone, without a PostgreSQL beside it.
    """

    wall: float
    cpu: float
    queries: int


def cost(ask: Callable[[], object], before: Callable[[], object] | None = None) -> Cost:
    """What something costs that has been asked for before; `before` each round is not counted."""
    ask()
    walls, cpus, began = [], [], time.monotonic()
    while not walls or (len(walls) < ROUNDS and time.monotonic() - began < SECONDS_AT_MOST):
        if before:
            before()
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    if before:
        before()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return Cost(min(walls), min(cpus), len(captured))
