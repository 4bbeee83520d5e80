"""One machine for all tests of this folder; what is counted goes into the report."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import postgresql

from . import machine as machines
from . import site
from .counts import Counts
from .load import Stage


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """The folder of a site on SQLite: the one that SITE_FOLDER names, or a new one."""
    folder = os.environ.get("SITE_FOLDER") or tmp_path_factory.mktemp("made")
    data = Path(folder).resolve() / "var"
    site.make(data)
    return data


@pytest.fixture(scope="session")
def stage(made) -> Iterator[Stage]:
    """The machine that serves, with everybody ready to begin."""
    missing = [name for name in ("nginx",) if not shutil.which(name)]
    missing += [] if postgresql.programs() else ["postgresql"]
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"Missing: {missing}")
    # Not in the folder of all tests, which no other user may enter: PostgreSQL is one.
    with (
        tempfile.TemporaryDirectory() as folder,
        machines.running(Path(folder), made) as machine,
    ):
        yield Stage(machine)


@pytest.fixture
def machine(stage):
    return stage.machine


@pytest.fixture
def counts(request) -> Counts:
    """What is counted in this test; the plugin looks for it when all is over."""
    request.node.counts = Counts(request.function.__doc__.strip().splitlines()[0].rstrip("."))
    return request.node.counts


@pytest.fixture
def load(stage, counts):
    """`with load() as under_way:` everybody is at work."""
    return lambda: stage.under_load(counts)
