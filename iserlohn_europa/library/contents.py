"""Whether a document holds what the end of its name promises."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import filetype

from .choices import FILM_EXTENSIONS, SUBTITLE_EXTENSION

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Of the list at https://mp4ra.org/registered-types/brands, those of films.
RARER_BRANDS = re.compile(rb"iso[2-9a-c]|avc1|hvc1|mp71|mmp4|M4V.|MSNV|dash|msdh|cmf[c2fs]|f4v ")
# The folder that makes an office file of Microsoft a text, a table or slides.
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OPEN_KINDS = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
BROKEN_ARCHIVE = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
    zlib.error,
)


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-")


def text_of(data: bytes) -> str | None:
    """The text of a file in one of the encodings that programs write, or None."""
    if filetype.guess(data) is not None:
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL_CHARACTERS.search(text) else text
    return None


def is_text(data: bytes) -> bool:
    """Whether a file can be read as text."""
    return text_of(data) is not None


def is_calendar(data: bytes) -> bool:
    """Whether a file begins as an iCalendar file does."""
    return (text_of(data) or "").lstrip()[:15].upper() == "BEGIN:VCALENDAR"


def is_film(data: bytes, extension: str) -> bool:
    """Whether a file begins as a film of this kind does."""
    kind = filetype.guess(data)
    if kind is None:
        return extension == "mp4" and is_rarer_mp4(data)
    return kind.extension == extension


def is_rarer_mp4(data: bytes) -> bool:
    """Whether a file is of a brand of MP4 that the library for kinds of files does not know.

    Cameras and editors write them, and players play them. The first box of the file, called "ftyp",
    begins with the brand.
    """
    return data[4:8] == b"ftyp" and RARER_BRANDS.fullmatch(data[8:12]) is not None


def is_subtitles(data: bytes) -> bool:
    """Whether a file begins as subtitles in the format WebVTT do."""
    return re.match(r"WEBVTT(\s|$)", text_of(data) or "") is not None


def is_office(data: bytes, extension: str) -> bool:
    """Whether a file is an office document of this kind, without programs in it."""
    # An archive may begin anywhere in a file; here nothing stands before it.
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if extension in OPEN_KINDS:
                # Reading stops at the size that the archive states.
                return archive.getinfo("mimetype").file_size < 200 and (
                    archive.read("mimetype").decode().strip()
                    == OPEN_DOCUMENT + OPEN_KINDS[extension]
                )
    except BROKEN_ARCHIVE:
        return False
    folder = OFFICE_FOLDERS[extension]
    return (
        "[Content_Types].xml" in names
        and any(name.startswith(folder) for name in names)
        and not any(name.endswith("vbaProject.bin") for name in names)
    )


def holds_what_it_promises(data: bytes, extension: str) -> bool:
    """Whether the content of a file is what its extension (in small letters, no dot) says.

    An extension that nobody wrote a rule for promises nothing that could be held.
    """
    if extension == "pdf":
        return is_pdf(data)
    if extension in OFFICE_FOLDERS or extension in OPEN_KINDS:
        return is_office(data, extension)
    if extension in FILM_EXTENSIONS:
        return is_film(data, extension)
    if extension == SUBTITLE_EXTENSION:
        return is_subtitles(data)
    if extension == "ics":
        return is_calendar(data)
    return extension in {"txt", "csv"} and is_text(data)
