from pathlib import PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage

MOST_BYTES_OF_A_NAME = 60  # leaves room for what makes a name unique; folders allow 255


class WithoutAddress:
    """Originals and documents: files without a public address.

    Visitors get renditions of pictures, and documents through Wagtail's view, which asks the
    collection's privacy first.
    """

    def url(self, name):
        raise NotImplementedError("Files in the private storage have no address.")

    def get_valid_name(self, name):
        """A short name with one dot, whatever somebody called the file."""
        path = PurePath(name)
        try:
            stem = super().get_valid_name(path.stem).replace(".", "-").strip("-")
        except SuspiciousFileOperation:  # nothing of the name is left
            stem = ""
        short = stem.encode()[:MOST_BYTES_OF_A_NAME].decode(errors="ignore")
        return f"{short or 'datei'}{path.suffix}"


class PrivateStorage(WithoutAddress, FileSystemStorage):
    """Originals and documents in a folder of this machine."""
