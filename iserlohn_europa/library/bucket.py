"""Files in a bucket that speaks S3, for several machines. Production settings choose these.

Nobody but the site reads the bucket: visitors get renditions from the address of the site, as
their browsers ask nobody else.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from storages.backends.s3 import S3Storage

from .storage import WithoutAddress

# What is larger is read from a temporary file: films have up to 200 MB.
BYTES_IN_MEMORY = 2 * 1024 * 1024


@contextmanager
def told_as_by_a_disk() -> Iterator[None]:
    """Whoever works with files knows what to do when a disk fails."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error


class Bucket(S3Storage):
    """A part of the bucket of the site."""

    def get_default_settings(self):
        # Here and not in the options: those are written down with every file that is to be deleted.
        return (
            super().get_default_settings()
            | settings.MEDIA_S3
            | {
                "file_overwrite": False,
                "max_memory_size": BYTES_IN_MEMORY,
                "client_config": Config(
                    signature_version="s3v4",
                    s3={"addressing_style": "path"},
                    connect_timeout=3,
                    read_timeout=10,
                    retries={"max_attempts": 2},
                    # Amazon's newest checksums are unknown to others.
                    request_checksum_calculation="when_required",
                    response_checksum_validation="when_required",
                ),
            }
        )

    def _open(self, name, mode="rb"):
        with told_as_by_a_disk():
            file = super()._open(name, mode)
            if "r" in mode:
                file.file  # noqa: B018 - fetches it now; later nobody would know of such errors
            return file

    def _save(self, name, content):
        with told_as_by_a_disk():
            return super()._save(name, content)

    def exists(self, name):
        with told_as_by_a_disk():
            return super().exists(name)

    def size(self, name):
        with told_as_by_a_disk():
            return super().size(name)

    def delete(self, name):
        with told_as_by_a_disk():
            super().delete(name)


class PrivateBucket(WithoutAddress, Bucket):
    """Originals and documents."""


class RenditionsBucket(Bucket):
    """Renditions, at the address at which the site serves them."""

    def url(self, name, **options):
        return f"{settings.MEDIA_URL}{name}"
