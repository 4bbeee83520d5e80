"""What tests do with archives of backups."""

import json
import zipfile
from pathlib import Path

from iserlohn_europa.operations.backup.archive import MANIFEST


def manifest_of(path: Path) -> dict:
    """What an archive says of itself."""
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(MANIFEST))


def lines_of(path: Path, name: str) -> set[bytes]:
    """The rows of a table in an archive."""
    with zipfile.ZipFile(path) as archive:
        return set(archive.read(name).splitlines())


def changed(path: Path, to: Path, **contents: bytes | None) -> Path:
    """The archive with another content of members; without those that are None."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content = contents.pop(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in contents.items():
            new.writestr(name, content)
    return to


def with_manifest(path: Path, to: Path, **facts) -> Path:
    """The archive with other facts in its manifest."""
    told = json.dumps({**manifest_of(path), **facts}).encode()
    return changed(path, to, **{MANIFEST: told})
