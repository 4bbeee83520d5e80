"""A process of the site is killed, stands still or is replaced: the other one answers."""

import os
import random
import signal

import pytest

pytestmark = pytest.mark.faults
SECONDS_TO_RECOVER = 60


def test_a_killed_process_is_missed_by_nobody(machine, load, counts):
    """`kill -9` of a process with all it has started; started again after a second"""
    with load() as under_way:
        for victim in machine.applications:
            victim.kill()
            under_way.go_on(1)
            victim.start_and_wait()
            under_way.publications(1)
    counts.check()


def test_a_killed_worker_is_replaced_by_its_server(machine, load, counts):
    """`kill -9` of a worker; its server starts another one"""
    victim = random.choice(machine.applications)
    with load() as under_way:
        before = victim.worker()
        os.kill(before, signal.SIGKILL)
        victim.wait_until_it_answers()
        under_way.publications(2)
    assert victim.worker() != before
    counts.check()


def test_a_process_that_stands_still_holds_up_readers_only_as_long_as_nginx_waits(
    machine, load, counts
):
    """A process stands still (`SIGSTOP`) for 15 s"""
    victim = machine.applications[0]
    with load() as under_way:
        victim.signal_all(signal.SIGSTOP)
        try:
            under_way.go_on(15)
        finally:
            victim.signal_all(signal.SIGCONT)
        under_way.publications(1)
    counts.check()
