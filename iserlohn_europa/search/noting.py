"""Notes a search that found nothing, without a word to the database.

A page that is read must neither wait for the database nor lock it. It adds a line to a file, and
the scheduled command counts the lines a moment later. What may belong to a person is not noted.
"""

import re
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from .excerpts import WORD
from .misses import LONGEST_MISS, MissedSearch

FILE_NAME = "missed-searches"
LARGEST_FILE = 64 * 1024
MOST_WORDS = 5
# Six digits, also with what people write between them: a telephone number, a date of birth.
NUMBER = re.compile(r"\d(?:[\s()/.,+–-]*\d){5}")
# Something@somewhere, an address on the web, a path.
ADDRESS = re.compile(r"@|://|www\.|[/\\]|\w\.\w")
ROBOT = re.compile(r"bot|crawl|spider|preview|slurp|monitor", re.IGNORECASE)
# A day, a language, the words: what anybody else has written there is no line of ours.
LINE = re.compile(rf"(\d{{4}}-\d\d-\d\d)\t([\w-]{{2,10}})\t(.{{1,{LONGEST_MISS}}})")


def is_asked_by_a_person(request: HttpRequest) -> bool:
    """Whether somebody looks at the answer, as far as a browser tells: no robot, nothing ahead."""
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    is_ahead = "prefetch" in purpose or "preview" in purpose
    return request.method == "GET" and not is_ahead and not _is_robot(request)


def _is_robot(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(ROBOT.search(agent))


def as_noted(words: str) -> str:
    """The words as they are counted; empty if they may say something about a person."""
    if ADDRESS.search(words) or NUMBER.search(words):
        return ""
    found = WORD.findall(words.casefold())
    noted = " ".join(found)
    return noted if len(found) <= MOST_WORDS and len(noted) <= LONGEST_MISS else ""


def note_miss(words: str, language: str, on: date) -> None:
    """Leaves a line for the scheduled command; a full disk or file is no reason to fail."""
    noted = as_noted(words)
    if not noted:
        return
    line = f"{on.isoformat()}\t{language}\t{noted}\n"
    try:
        # One write at the end of a file is whole, whoever else writes to it.
        with _file().open("ab", buffering=0) as file:
            if file.tell() < LARGEST_FILE:
                file.write(line.encode())
    except OSError:
        return


def count_misses(on: date) -> None:
    """Counts what was noted since the last time, and forgets what has been kept long enough.

    Who sends the same search again at once, or a browser that does, counts once.
    """
    for line in sorted(_taken()):
        if fields := LINE.fullmatch(line):
            day, language, words = fields.groups()
            MissedSearch.objects.count_once(words, language, date.fromisoformat(day))
    MissedSearch.objects.outdated(on).delete()
    MissedSearch.objects.seal(on)


def _file() -> Path:
    return settings.DATA_DIR / FILE_NAME


def _taken() -> set[str]:
    """The lines of the file, which is gone after this. They are read from another name, so that
    nothing is added meanwhile; who opened the file before may lose a line.
    """
    taken = _file().with_suffix(".taken")
    try:
        _file().replace(taken)
    except FileNotFoundError:
        return set()
    lines = set(taken.read_text(errors="replace").splitlines())
    taken.unlink()
    return lines
