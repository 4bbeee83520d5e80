import os
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN = PROJECT["project"]["dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
REGISTRY = re.compile(r"(pypi|pythonhosted|npmjs)\.(org|com|io)", re.IGNORECASE)
NOT_OURS = {".git", ".venv", "var", "__pycache__", ".ruff_cache", ".pytest_cache"}


def locked(name):
    """Every package of a lock with the versions it may be installed in, one per marker."""
    versions = {}
    for package, version in PINNED.findall((ROOT / "requirements" / name).read_text()):
        versions.setdefault(canonicalize_name(package), set()).add(Version(version))
    return versions


@pytest.mark.parametrize(
    ("lock", "requirement"),
    [("run.txt", each) for each in RUN] + [("dev.txt", each) for each in RUN + DEV],
)
def test_the_lock_is_in_step_with_the_project(lock, requirement):
    wanted = Requirement(requirement)
    versions = locked(lock).get(canonicalize_name(wanted.name), set())
    assert versions, f"{wanted.name} is not in {lock}: make lock"
    assert all(version in wanted.specifier for version in versions)


def test_developers_run_the_versions_that_are_served():
    run, dev = locked("run.txt"), locked("dev.txt")
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_locked_package_has_a_hash(lock):
    text = (ROOT / "requirements" / lock).read_text()
    for entry in re.split(r"\n(?=[a-z])", text):
        assert not PINNED.match(entry) or "--hash=sha256:" in entry


def test_every_direct_dependency_says_why_it_is_there():
    text = (ROOT / "docs" / "dependencies.md").read_text()
    for requirement in RUN + DEV:
        assert f"| {Requirement(requirement).name} |" in text


def test_no_file_names_a_registry():
    for path in files_of_ours():
        assert not REGISTRY.search(path.read_text(errors="ignore")), path


def files_of_ours():
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        yield from (Path(folder) / name for name in files)
