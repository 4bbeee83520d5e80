"""Documents as people upload them, and as people with other plans do."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(600)
SUBTITLES = b"WEBVTT\n\n00:00.000 --> 00:02.000\nGuten Tag!\n"
HTML = b"<!doctype html><script>alert(1)</script>"


def pdf(
    title: str = "", language: str = "", is_tagged: bool = False, password: str = "", pages: int = 1
) -> bytes:
    """A PDF that says this about itself."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=200, height=200)
    if title:
        writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if is_tagged:
        marks = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        writer.root_object[NameObject("/MarkInfo")] = marks
        tree = DictionaryObject({NameObject("/K"): ArrayObject()})
        writer.root_object[NameObject("/StructTreeRoot")] = tree
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def archive(**members: bytes) -> bytes:
    """A ZIP archive; a double underscore in a name stands for a slash, one for a dot."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def office(*names: str) -> bytes:
    """An office file of Microsoft with these members."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name in ("[Content_Types].xml", *names):
            file.writestr(name, b"<xml/>")
    return buffer.getvalue()


def open_document(kind: str) -> bytes:
    """A file of LibreOffice: text, spreadsheet or presentation."""
    return archive(mimetype=f"application/vnd.oasis.opendocument.{kind}".encode(), content_xml=b"")


CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
