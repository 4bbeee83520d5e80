"""Prints as JSON what the PDF on standard input says about itself, or with "text" all it says.

A process of its own, started by `pdf.py`: reading a file of strangers may take for ever or need all
the memory there is, and only a process can be stopped then. It knows neither Django nor the site.
"""

import json
import resource
import sys
import time
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import BooleanObject, DictionaryObject

SECONDS = 4
BYTES = 1024 * 1024 * 1024
MOST_PAGES = 200
MOST_CHARACTERS = 300_000


def described(data: bytes) -> dict:
    """Title, language and tags of a PDF, or that it is protected by a password."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        return {"problem": "protected"}
    catalogue = reader.root_object
    marks = catalogue.get("/MarkInfo", DictionaryObject()).get_object()
    return {
        "title": str(reader.metadata.title or "") if reader.metadata else "",
        "other_title": title_in_xmp(reader),
        "language": str(catalogue["/Lang"]) if "/Lang" in catalogue else "",
        "is_tagged": marks.get("/Marked") == BooleanObject(True) and "/StructTreeRoot" in catalogue,
        "has_pages": len(reader.pages) > 0,
    }


def text(data: bytes) -> dict:
    """The words of the first pages of a PDF, as far as the time allows."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        return {"problem": "protected"}
    pages, length = [], 0
    for page in reader.pages[:MOST_PAGES]:
        if length > MOST_CHARACTERS or time.process_time() > SECONDS - 1:
            break
        try:
            pages.append(page.extract_text())
        except Exception:  # noqa: S112
            # Other pages may still say something.
            continue
        length += len(pages[-1])
    return {"text": "\n".join(pages)[:MOST_CHARACTERS]}


def title_in_xmp(reader: PdfReader) -> str:
    """The title as newer programs write it."""
    try:
        titles = reader.xmp_metadata.dc_title if reader.xmp_metadata else {}
        return next(iter(titles.values()), "")
    except Exception:
        # The older place may still have one.
        return ""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    answer = text if sys.argv[1:] == ["text"] else described
    json.dump(answer(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
