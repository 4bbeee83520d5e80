"""One backup a day, where a folder for it is named."""

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from iserlohn_europa.operations.management.commands import back_up_nightly
from iserlohn_europa.operations.scheduled import all_jobs


@pytest.fixture
def folder(settings, tmp_path, monkeypatch):
    """What a backup holds is tested beside it; it needs a transaction of its own."""
    monkeypatch.setattr(back_up_nightly, "back_up", lambda file: file.write_text("backup"))
    settings.BACKUP_DIR = str(tmp_path / "backups")
    return tmp_path / "backups"


def names(folder) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_night_leaves_one_backup_however_often_it_is_asked_for(folder):
    call_command("back_up_nightly")
    written = folder / f"{localdate():%Y-%m-%d}.zip"
    assert written.read_text() == "backup"
    before = written.stat().st_mtime_ns
    call_command("back_up_nightly")
    assert written.stat().st_mtime_ns == before
    assert names(folder) == [written.name]
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_last_fourteen_are_kept_and_files_of_others_left_alone(folder):
    folder.mkdir(parents=True)
    for day in range(1, 21):
        (folder / f"2020-01-{day:02}.zip").touch()
    (folder / "notes.txt").touch()
    call_command("back_up_nightly")
    kept = names(folder)
    assert "notes.txt" in kept
    assert len(kept) == 15
    assert "2020-01-08.zip" in kept
    assert "2020-01-07.zip" not in kept


def test_a_folder_that_cannot_be_written_is_told(folder):
    folder.parent.joinpath("backups").touch()
    with pytest.raises(CommandError):
        call_command("back_up_nightly")


@pytest.mark.parametrize(("named", "is_done"), [("", False), ("/backups", True)])
def test_it_is_done_only_where_a_folder_is_named(settings, named, is_done):
    settings.BACKUP_DIR = named
    assert any(job.command == "back_up_nightly" for job in all_jobs()) == is_done
