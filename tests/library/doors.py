"""The doors through which a file gets into the library, each as its form in the admin sends it."""

import html
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, UploadedFile

from iserlohn_europa.library.models import CustomDocument, CustomImage

BOUNDARY = "a-line-between-the-answers"
PICTURES = ("wagtailimages", "image")
DOCUMENTS = ("wagtaildocs", "document")


@dataclass(frozen=True)
class Answer:
    """What the site says to an upload."""

    status: int
    text: str


def multipart(answers: dict[str, str], field: str, name: str, data: bytes) -> bytes:
    """A form as a browser sends it; Django's test client would not send just any name of a file."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in answers.items()
    ]
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    head = f'Content-Disposition: form-data; name="{field}"; filename="{quoted}"'
    kind = "Content-Type: application/octet-stream"
    parts.append(f"--{BOUNDARY}\r\n{head}\r\n{kind}\r\n\r\n".encode() + data + b"\r\n")
    return b"".join([*parts, f"--{BOUNDARY}--\r\n".encode()])


def upload(
    client: Client, app: tuple[str, str], door: str, data: bytes, name: str, **answers
) -> Answer:
    """Sends a file through a door: single, multiple or chooser."""
    namespace, word = app
    answers = {
        "title": "Ein Titel",
        "collection": Collection.get_first_root_node().pk,
        **answers,
    }
    prefix = f"{word}-chooser-upload-" if door == "chooser" else ""
    address, field = {
        "single": (reverse(f"{namespace}:add"), "file"),
        "multiple": (reverse(f"{namespace}:add_multiple"), "files[]"),
        "chooser": (reverse(f"{namespace}_chooser:create"), f"{prefix}file"),
    }[door]
    response = client.post(
        address,
        multipart({f"{prefix}{key}": value for key, value in answers.items()}, field, name, data),
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
        headers={"X-Requested-With": "XMLHttpRequest"} if door != "single" else {},
    )
    if response["Content-Type"] == "application/json":
        text = " ".join(str(value) for value in response.json().values())
    else:
        text = response.content.decode()
    return Answer(response.status_code, " ".join(html.unescape(text).split()))


def everything_stored() -> tuple:
    """All that an upload may leave behind, in the database and in the folder."""
    folder = Path(settings.MEDIA_ROOT)
    return (
        CustomImage.objects.count(),
        CustomDocument.objects.count(),
        UploadedFile.objects.count(),
        sorted(str(path) for path in folder.rglob("*") if path.is_file()),
    )
