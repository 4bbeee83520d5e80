"""What a PDF says about itself, and what readers would miss in it."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from wagtail.utils.file import hash_filelike

from .choices import Language

PROCESS = Path(__file__).with_name("pdf_process.py")
# By the clock; the process stops itself after less time of the processor. Others wait meanwhile:
# on SQLite the change that the upload is part of lets nobody else write.
SECONDS = 8
MOST_BYTES = 25 * 1024 * 1024
ONE_WEEK = 7 * 24 * 60 * 60
# What word processors write where nobody gave a title.
FILE_NAME = re.compile(r"\.(docx?|odt|pdf|rtf|indd|xlsx?|ods|pptx?|odp|pages|tmp)$", re.IGNORECASE)

PROTECTED = _(
    "Das PDF ist mit einem Passwort geschützt. Deshalb konnten wir nicht nachsehen, ob es Titel, "
    "Sprache und Überschriften für Vorleseprogramme enthält."
)
UNREADABLE = _(
    "Das PDF ließ sich nicht auswerten. Bitte öffnen Sie es einmal selbst: Sehen Sie alle Seiten? "
    "Sonst speichern Sie es bitte neu und laden es noch einmal hoch."
)
NO_TITLE = _(
    "Dem PDF fehlt ein Titel. Vorleseprogramme nennen dann nur den Dateinamen. Sie können ihn im "
    "Schreibprogramm unter „Datei“, „Eigenschaften“ eintragen."
)
NO_LANGUAGE = _(
    "Im PDF steht nicht, in welcher Sprache es geschrieben ist. Vorleseprogramme sprechen den Text "
    "dann vielleicht falsch aus."
)
NO_TAGS = _(
    "Im PDF sind Überschriften, Listen und Tabellen nicht gekennzeichnet. Wer es sich vorlesen "
    "lässt, findet sich darin schwer zurecht. Speichern Sie es im Schreibprogramm als "
    "„barrierefreies PDF“ oder „PDF/UA“, wenn das geht."
)


@dataclass(frozen=True)
class PdfFacts:
    """What a PDF says about itself; `problem` is a sentence if it could not be asked."""

    title: str = ""
    language: str = ""
    is_tagged: bool = False
    problem: str = ""

    @property
    def advice(self) -> list[str]:
        """What readers would miss, in full sentences."""
        if self.problem:
            return [self.problem]
        found = [(self.title, NO_TITLE), (self.language, NO_LANGUAGE), (self.is_tagged, NO_TAGS)]
        return [str(sentence) for fact, sentence in found if not fact]

    @property
    def known_language(self) -> str:
        """The language, if it is one that a document of the library may have."""
        tag = self.language.lower().replace("_", "-").split("-")[0]
        return tag if tag in Language.values else ""


def facts_of(file) -> PdfFacts:
    """What the PDF in an open file says about itself; the file is read from its beginning."""
    file.seek(0)
    key = f"pdf-facts-{hash_filelike(file)}"
    facts = cache.get(key)
    if facts is None:
        file.seek(0)
        facts = read(file.read(MOST_BYTES + 1))
        cache.set(key, facts, ONE_WEEK)
    file.seek(0)
    return facts


def read(data: bytes) -> PdfFacts:
    """What a PDF says about itself, found out by a process that may fail."""
    answers = _asked(data, "facts")
    if answers is None:
        return PdfFacts(problem=str(UNREADABLE))
    if answers.get("problem"):
        return PdfFacts(problem=str(PROTECTED))
    if not answers["has_pages"]:
        return PdfFacts(problem=str(UNREADABLE))
    titles = (plain(answers[key]) for key in ("title", "other_title"))
    return PdfFacts(
        title=next((title for title in titles if title and not FILE_NAME.search(title)), ""),
        language=plain(answers["language"]),
        is_tagged=answers["is_tagged"],
    )


def text_of_pdf(file) -> str | None:
    """The words of the PDF in an open file, or of its first pages if it is very long.

    Empty if it is protected or holds pictures of text only; None if reading it failed.
    """
    file.seek(0)
    answers = _asked(file.read(MOST_BYTES + 1), "text")
    return None if answers is None else answers.get("text", "").replace("\x00", "")


def _asked(data: bytes, question: str) -> dict | None:
    """What a process that may fail finds in a PDF."""
    if len(data) > MOST_BYTES:
        return None
    try:
        # Our own file, and nothing of the upload in the command.
        found = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(PROCESS), question],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        ).stdout
        return json.loads(found)
    except (subprocess.SubprocessError, OSError, ValueError):
        return None


def plain(text: str) -> str:
    """One short line of what may be any text at all."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:255]


def is_only_the_file_name(title: str, file_name: str) -> bool:
    """Whether a title is what a browser makes of the name of a file: `haushalt_2026.pdf`."""

    def bare(text: str) -> str:
        return re.sub(r"[\W_]+", "", text).casefold()

    return bare(title) in {bare(file_name), bare(PurePath(file_name).stem)}
