"""The archive as a file: members with their checksums, told by the last of them."""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from .problems import BackupError

FORMAT = 1
MANIFEST = "manifest.json"
BYTES_AT_ONCE = 1024 * 1024
# All that reading a damaged ZIP file may raise.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, UnicodeError)
DAMAGE += (KeyError, TypeError, ValueError, NotImplementedError, OverflowError, RuntimeError)


class Writer:
    """Writes an archive, one member after the other."""

    def __init__(self, file):
        self._zip = zipfile.ZipFile(file, "w")
        self._members: dict[str, dict] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def add(self, name: str, chunks: Iterable[bytes], is_packed: bool = False) -> None:
        """Adds a member; what is packed already is not packed again."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(_entry(name, is_packed), "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self._members[name] = {"sha256": digest.hexdigest(), "bytes": size}

    def close(self, facts: dict) -> None:
        """Writes what was found out, and the checksums."""
        manifest = {"format": FORMAT, **facts, "members": self._members}
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        self._zip.writestr(_entry(MANIFEST), text)
        self._zip.close()


def _entry(name: str, is_packed: bool = False) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    return entry


class Archive:
    """An archive that was read from its first to its last byte and found whole."""

    def __init__(self, opened: zipfile.ZipFile):
        self._zip = opened
        self.manifest = json.loads(opened.read(MANIFEST))
        if self.manifest["format"] != FORMAT:
            raise BackupError(
                _("Die Sicherung hat das Format %(number)s; diese Fassung kennt nur %(known)s.")
                % {"number": self.manifest["format"], "known": FORMAT}
            )
        self._check()

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a member."""
        with self._zip.open(name) as member:
            yield from member

    def open(self, name: str):
        """A member as a file."""
        return self._zip.open(name)

    def names(self, prefix: str) -> list[str]:
        """The members in a folder."""
        return [name for name in self.manifest["members"] if name.startswith(prefix)]

    def sha256(self, name: str) -> str:
        """The checksum of a member."""
        return self.manifest["members"][name]["sha256"]

    def _check(self) -> None:
        told = self.manifest["members"]
        if sorted(self._zip.namelist()) != sorted([*told, MANIFEST]):
            raise ValueError("Members are missing, or there are others.")
        for name, facts in told.items():
            with self._zip.open(name) as member:
                found = digest_of(member)
            if found != facts["sha256"]:
                raise ValueError(f"{name} is not what it was.")
        for name, table in self.manifest["tables"].items():
            if not isinstance(table["columns"], list):
                raise TypeError(f"The columns of {name} are not known.")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive in a file; a `BackupError` where it is damaged or none."""
    try:
        file = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise BackupError(_("Die Datei %(path)s gibt es nicht.") % {"path": path}) from None
    except DAMAGE as problem:
        raise _damaged(path) from problem
    with file:
        try:
            archive = Archive(file)
        except DAMAGE as problem:
            raise _damaged(path) from problem
        yield archive


def digest_of(file) -> str:
    """The SHA-256 of an open file."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(path: Path) -> BackupError:
    return BackupError(
        _("%(path)s ist keine heile Sicherung. Es wurde nichts geändert.") % {"path": path}
    )
