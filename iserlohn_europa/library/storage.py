import errno
import shutil
from pathlib import Path, PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage

# What an upload leaves to others: the database and the copies of pages may lie on the same disk.
LEAST_BYTES_FREE = 100 * 1024 * 1024
IS_FULL = {errno.ENOSPC, errno.EDQUOT}
MOST_BYTES_OF_A_NAME = 60  # leaves room for what makes a name unique; folders allow 255


class WithoutAddress:
    """Originals and documents: files without a public address.

    Visitors get renditions of pictures, and documents through Wagtail's view, which asks the
    collection's privacy first.
    """

    def url(self, name):
        raise NotImplementedError("Files in the private storage have no address.")

    def has_room_for(self, size: int) -> bool:
        """Whether so many bytes may be added; of a bucket nobody knows an end."""
        return True

    def get_valid_name(self, name):
        """A short name with one dot, whatever somebody called the file."""
        path = PurePath(name)
        try:
            stem = super().get_valid_name(path.stem).replace(".", "-").strip("-")
        except SuspiciousFileOperation:  # nothing of the name is left
            stem = ""
        short = stem.encode()[:MOST_BYTES_OF_A_NAME].decode(errors="ignore")
        return f"{short or 'datei'}{path.suffix}"


class WholeFilesStorage(FileSystemStorage):
    """A folder of this machine in which no file is half there."""

    def _save(self, name, content):
        try:
            return super()._save(name, content)
        except OSError as problem:
            half = Path(self.path(name))
            if problem.errno in IS_FULL and half.is_file() and half.stat().st_size < content.size:
                half.unlink()
            raise


class PrivateStorage(WithoutAddress, WholeFilesStorage):
    """Originals and documents in a folder of this machine."""

    def has_room_for(self, size: int) -> bool:
        """Whether the disk is not full afterwards."""
        folder = Path(self.location)
        while not folder.is_dir():  # it is made with the first file
            folder = folder.parent
        return shutil.disk_usage(folder).free - size >= LEAST_BYTES_FREE
