"""What an imported event looks like as a page, and whether a page still looks like that."""

import hashlib
import json
import re
import uuid

from bs4 import BeautifulSoup
from django.utils.html import escape
from django.utils.text import Truncator

from ..choices import DateStatus
from ..models import EventDate, EventPage
from .facts import ReadDate, ReadEvent

LONGEST_TEASER = 255
HALF = 32  # a digest of the file and one of the page share a column of 64 characters
FACTS = ("title", "place", "text", "dates")


def page_facts(page: EventPage) -> dict:
    """What an import would write of this page, as the page has it; the rest belongs to editors."""
    rows = sorted(page.dates.all(), key=lambda row: (row.starts_on, str(row.start_time)))
    return {
        "title": page.title,
        "place": page.place_name,
        "text": [page.teaser, *(_plain(block) for block in page.story.get_prep_value())],
        "dates": [
            [
                str(row.starts_on),
                str(row.start_time),
                str(row.last_day),
                str(row.end_time),
                row.status,
                row.place,
                row.remark,
            ]
            for row in rows
        ],
    }


def digest(event: ReadEvent, page: EventPage) -> str:
    """What to remember of an import: the file's version of the event, and the page made of it."""
    return event.digest[:HALF] + _fingerprint(page)


def is_as_imported(page: EventPage) -> bool:
    """Whether nobody has changed what was imported."""
    return page.imported_digest[HALF:] == _fingerprint(page)


def is_same_version(event: ReadEvent, page: EventPage) -> bool:
    """Whether the file says what it said when it was imported."""
    return page.imported_digest[:HALF] == event.digest[:HALF]


def write(event: ReadEvent, page: EventPage) -> None:
    """Writes what the file says to the page; its kind, pictures, cities and the rest stay."""
    page.title = page.draft_title = event.title
    page.place_name = event.place
    text = " ".join(event.text.split())
    page.teaser = Truncator(text).chars(LONGEST_TEASER)
    page.story = json.dumps(_story(event.text) if len(text) > LONGEST_TEASER else [])
    page.dates.set(_rows(event, page))
    page.imported_uid = event.uid
    page.imported_digest = digest(event, page)


def _fingerprint(page: EventPage) -> str:
    facts = json.dumps(page_facts(page), sort_keys=True)
    return hashlib.sha256(facts.encode()).hexdigest()[:HALF]


def _story(text: str) -> list[dict]:
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    html = "".join(
        "<p>{}</p>".format("<br/>".join(escape(line.strip()) for line in part.split("\n")))
        for part in paragraphs
    )
    return [{"type": "text", "value": html, "id": str(uuid.uuid4())}]


def _plain(block: dict) -> list:
    """A block without what the editor adds to it by itself: ids, and marks on paragraphs."""
    value = block["value"]
    if block["type"] == "text":
        soup = BeautifulSoup(value, "html.parser")
        for tag in soup.find_all(attrs={"data-block-key": True}):
            del tag["data-block-key"]
        value = str(soup)
    return [block["type"], value]


def _rows(event: ReadEvent, page: EventPage) -> list[EventDate]:
    """The dates of the event; those the page has already keep their keys.

    What a long series no longer mentions, because it is over, stays.
    """
    old = {}
    for row in page.dates.all():
        old.setdefault(row.starts_on, []).append(row)
    only = len(event.dates) == sum(map(len, old.values())) == 1
    rows = []
    for date in event.dates:
        known = next(iter(old.values())) if only else old.get(date.starts_on)
        rows.append(_row(date, known.pop(0) if known else EventDate()))
    if event.dates_from:
        over = [row for day, left in old.items() if day < event.dates_from for row in left]
        rows = over + rows
    for order, row in enumerate(rows):
        row.sort_order = order
    return rows


def _row(date: ReadDate, row: EventDate) -> EventDate:
    row.starts_on, row.start_time = date.starts_on, date.start_time
    row.ends_on, row.end_time = date.ends_on, date.end_time
    row.status = DateStatus.CANCELLED if date.is_cancelled else DateStatus.TAKES_PLACE
    row.place, row.remark = date.place, date.remark
    return row
