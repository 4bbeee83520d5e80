"""A disk is full, or a folder cannot be used: it costs what was to be written, and nothing else."""

import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from . import truth
from .readers import ask

pytestmark = pytest.mark.faults
FORM = "/admin/images/add/"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A tiny disk in the place of a folder, with what the folder holds."""
    away = folder.with_name(f"{folder.name}.away")
    folder.rename(away)
    folder.mkdir()
    options = f"size={megabytes}m,mode=755"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False, capture_output=True
    )
    try:
        if mounted.returncode:
            pytest.skip("Nobody may mount a disk here.")
        subprocess.run(["cp", "-a", f"{away}/.", folder], check=True)
        yield folder
    finally:
        if not mounted.returncode:
            subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()
        away.rename(folder)


def fill(folder: Path) -> None:
    """Writes until nothing more fits."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return


def photo() -> bytes:
    buffer = BytesIO()
    Image.effect_noise((1200, 900), 80).convert("RGB").save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_of_pictures_refuses_pictures_and_nothing_else(machine, stage, load, counts):
    """The disk of pictures and documents is full; somebody uploads a picture"""
    with small_disk(machine.data / "originals", 8) as disk:
        fill(disk)
        before, known = files(disk), machine.witness(truth.pictures)
        with load() as under_way:
            form = stage.browser.get(FORM).form("form[action$='/add/']")
            answer = stage.browser.upload(
                FORM, form | {"title": ["Brunnen"]}, ("file", "brunnen.jpg", photo())
            )
            under_way.publications(1)
        assert "kein Platz" in answer.said, f"{answer.status} {answer.said[:2000]}"
        assert files(disk) == before, "Half a picture was left."
        assert machine.witness(truth.pictures) == known
    counts.check()
    assert counts.refused == 0, under_way.editor.refusals


def test_a_full_disk_of_copies_costs_time_and_nothing_else(machine, load, counts):
    """The disk of the copies of pages is full"""
    with small_disk(machine.pages, 64) as disk:
        fill(disk)
        with load() as under_way:
            under_way.publications(2)
    counts.check()
    assert counts.refused == 0, under_way.editor.refusals


def test_a_missing_folder_costs_pictures_only(machine, stage, counts):
    """The folder of originals, then the one of scaled pictures, cannot be used; no load"""
    pages = [path for path in stage.addresses if path.endswith("/")]
    for name in ("originals", "renditions"):
        machine.witness(truth.forget_renditions)
        with unusable(machine.data / name):
            for path in ["/", *random.sample(pages, 5)]:
                # No copy of this. Past nginx, which waits ten seconds: all pictures are cut anew.
                drawn = f"{path}?frisch=1"
                status, _ = ask(machine.applications[0].port, machine.host, drawn)
                counts.requests += 1
                if status != 200:
                    counts.lost.append(f"{path}: {status}")
    assert not counts.lost


@contextmanager
def unusable(folder: Path) -> Iterator[None]:
    """For a while a file stands where the folder was: not even root can write to it."""
    away = folder.with_name(f"{folder.name}.away")
    folder.rename(away)
    folder.touch()
    try:
        yield
    finally:
        folder.unlink()
        away.rename(folder)
