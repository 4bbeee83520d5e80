"""`make faults`: breaks the site in every way once, and writes what was counted.

With `--faults-seconds`, in random order until the time is over, and nothing is written. The site is
made before the time begins.
"""

import random
import time

import pytest

from . import report


def pytest_addoption(parser):
    parser.addoption("--faults-seconds", type=float, help="begin no other fault after that time")


def pytest_configure(config):
    config.pluginmanager.register(Faults(config.option.faults_seconds))


class Faults:
    """Chooses what is broken, and keeps what was counted."""

    def __init__(self, seconds: float | None):
        self.seconds = seconds
        self.deadline = None
        self.counted, self.left_out, self.has_failed = [], [], False

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        if self.seconds:
            random.shuffle(items)

    def pytest_runtest_call(self, item):
        if not self.seconds:
            return
        self.deadline = self.deadline or time.monotonic() + self.seconds
        if time.monotonic() > self.deadline:
            pytest.skip("The time is over.")

    def pytest_runtest_teardown(self, item):
        if hasattr(item, "counts"):
            self.counted.append(item.counts)

    def pytest_runtest_logreport(self, report):
        self.has_failed = self.has_failed or report.failed
        if report.skipped and not self.seconds:
            self.left_out.append(report.longrepr[2])

    def pytest_terminal_summary(self, terminalreporter):
        counted = [each for each in self.counted if each.requests]
        terminalreporter.write_line(report.table(counted))
        if not self.seconds and not self.has_failed and not self.left_out:
            report.write(counted)
