"""Keeps the index of the search in step with what is published."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from wagtail.documents import get_document_model
from wagtail.models import Page

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.text import sort_key

from .choices import Kind, Weight
from .document_texts import text_of
from .index import Entry, Posting, TitleWord, Word
from .models import SearchPage
from .reading import Reader, Reading, read_document
from .words import asked_words, folded, is_stop_word, key_of, words_of

# Which field of an entry, and the number of the page or document that stands there.
Thing = tuple[str, int]
TRIES = 2
RANKS = {kind: rank for rank, kind in enumerate(Kind)}
BATCH = 500


@dataclass
class Note:
    """A word of one entry: its weightiest place, and how it is written there."""

    weight: int
    spelling: str


Noted = tuple[Reading, dict[str, Note]]


@dataclass(frozen=True)
class State:
    """What tells whether something has changed, and what is read together with it."""

    group: UUID | int
    facts: tuple


def notes_of(reading: Reading) -> dict[str, Note]:
    """The words of a page or document by their keys."""
    notes: dict[str, Note] = {}
    for word in asked_words(reading.title, reading.language)[:1]:
        notes[key_of(word, reading.language)] = Note(int(Weight.BEGINNING), word)
    places = (
        (Weight.TITLE, [reading.title, *reading.also_called]),
        (Weight.PROMINENT, reading.prominent),
        (Weight.BODY, reading.body),
    )
    for weight, texts in places:
        for word in dict.fromkeys(word for text in texts for word in words_of(text)):
            if weight == Weight.TITLE or not is_stop_word(word, reading.language):
                key = key_of(word, reading.language)
                if key and key not in notes:
                    notes[key] = Note(int(weight), word)
    return notes


@contextmanager
def alone() -> Iterator[None]:
    """Writes in one transaction, and waits until nobody else writes to the index.

    So nobody writes down what is older than what stands there, and words get their numbers in the
    order in which others see them. SQLite lets one write at a time anyway.
    """
    with transaction.atomic():
        key = ContentType.objects.get_for_model(Entry).pk
        # A row that is always there and that nothing else waits for.
        list(ContentType.objects.select_for_update(no_key=True).filter(pk=key))
        yield


def index_translations(translation_key: UUID, on: datetime.date) -> None:
    """Takes down the pages that say the same in every language: they share their data."""
    with alone():
        reader = Reader(on)
        pages = Page.objects.filter(translation_key=translation_key).specific()
        for page in pages:
            if page.live and is_found(page):
                (reading,) = reader.read_all([page])
                write(reading, page=page)
            else:
                Entry.objects.filter(page=page).delete()


def index_document(document) -> None:
    """Takes down a document."""
    reading = read_document(document, text_of(document))
    with alone():
        write(reading, document=document)


def is_found(page: Page) -> bool:
    """Whether the search may lead there: it does not find itself, nor the root of the tree."""
    return isinstance(page, BasePage) and not isinstance(page, SearchPage)


def write(reading: Reading, **thing) -> None:
    """Writes what has changed of one entry; `thing` is its page or document.

    To be called by who writes `alone`.
    """
    notes = notes_of(reading)
    entry, _created = Entry.objects.update_or_create(**thing, defaults=_values_of(reading))
    TitleWord.objects.filter(entry=entry).delete()
    _write_title_words([(entry, reading)])
    words = _words_for(reading.language, notes)
    expected = {words[key]: note.weight for key, note in notes.items()}
    known = dict(Posting.objects.filter(entry=entry).values_list("word_id", "weight"))
    gone = [pk for pk, weight in known.items() if expected.get(pk) != weight]
    Posting.objects.filter(entry=entry, word_id__in=gone).delete()
    Posting.objects.bulk_create(
        Posting(word_id=pk, entry=entry, weight=weight)
        for pk, weight in expected.items()
        if known.get(pk) != weight
    )


def rebuild(on: datetime.date) -> int:
    """Writes the whole index anew; returns the number of entries.

    What the pages say is read before, so that others wait for the writing only; what has been
    published, taken offline or deleted meanwhile is read again.
    """
    before = _states()
    noted = _noted(before, on)
    for tries_left in reversed(range(TRIES)):
        try:
            return _write_all(before, noted, on)
        except IntegrityError:  # a page was deleted while its words were written
            if not tries_left:
                raise
    return 0


def _write_all(before: dict[Thing, State], noted: dict[Thing, Noted], on: datetime.date) -> int:
    with alone():
        for model in (Posting, TitleWord, Entry, Word):
            model.objects.all()._raw_delete(connection.alias)
        now = _states()
        changed = {state.group for _thing, state in now.items() ^ before.items()}
        again = {thing: state for thing, state in now.items() if state.group in changed}
        noted = {thing: each for thing, each in noted.items() if thing in now} | _noted(again, on)
        entries = Entry.objects.bulk_create(
            [
                Entry(**{field: pk}, **_values_of(reading), rebuilt_on=on)
                for (field, pk), (reading, _notes) in noted.items()
            ],
            batch_size=BATCH,
        )
        readings = list(noted.values())
        _write_title_words([(entry, row[0]) for entry, row in zip(entries, readings, strict=True)])
        words = _write_words(readings)
        postings = [
            (words[reading.language, key], entry.pk, note.weight)
            for entry, (reading, notes) in zip(entries, readings, strict=True)
            for key, note in notes.items()
        ]
        # What is read together lies together on the disk: a word on every page in one place.
        _write_postings(iter(sorted(postings)))
    return len(entries)


def rebuild_once_a_day(on: datetime.date) -> int:
    """Writes the index anew unless that was done on that day; a net for what was missed."""
    return 0 if Entry.objects.filter(rebuilt_on=on).exists() else rebuild(on)


def _states() -> dict[Thing, State]:
    """All that may be found, in the order in which it is read."""
    pages = Page.objects.live().order_by("content_type_id", "pk")
    facts = pages.values_list(
        "pk", "translation_key", "content_type_id", "live_revision_id", "last_published_at"
    )
    states = {("page_id", pk): State(group, (kind, *rest)) for pk, group, kind, *rest in facts}
    documents = get_document_model().objects.order_by("pk")
    for pk, *facts_of_file in documents.values_list("pk", "title", "file", "language"):
        states["document_id", pk] = State(pk, tuple(facts_of_file))
    return states


def _noted(things: dict[Thing, State], on: datetime.date) -> dict[Thing, Noted]:
    """What those pages and documents say; what is gone by now is left out."""
    noted: dict[Thing, Noted] = {}
    reader = Reader(on)
    by_type: dict[int, list[int]] = {}
    for (field, pk), state in things.items():
        if field == "page_id":
            by_type.setdefault(state.facts[0], []).append(pk)
    for pks in by_type.values():
        for start in range(0, len(pks), BATCH):
            chunk = Page.objects.filter(pk__in=pks[start : start + BATCH]).order_by("pk")
            pages = [page for page in chunk.specific() if is_found(page)]
            for page, reading in zip(pages, reader.read_all(pages), strict=True):
                noted["page_id", page.pk] = reading, notes_of(reading)
                reading.body = []  # the words are taken down; ten thousand texts fill the memory
    pks = [pk for field, pk in things if field == "document_id"]
    for document in get_document_model().objects.filter(pk__in=pks).order_by("pk"):
        reading = read_document(document, text_of(document))
        noted["document_id", document.pk] = reading, notes_of(reading)
    return noted


def _values_of(reading: Reading) -> dict:
    about = reading.about
    return {
        "language": reading.language,
        "kind": reading.kind,
        "rank": RANKS[reading.kind],
        "title": reading.title,
        "sort_key": sort_key(reading.title)[:255],
        "title_words": len({key_of(word, reading.language) for word in words_of(reading.title)}),
        "first_day": about.first_day,
        "last_day": about.last_day,
        "cities": _between_spaces(about.cities),
        "years": _between_spaces(about.years),
    }


def _between_spaces(values: Iterable) -> str:
    return "".join(f" {value}" for value in sorted(values)) + " " if values else ""


def _write_title_words(entries: Iterable[tuple[Entry, Reading]]) -> None:
    """The words of titles, of entries that have none yet."""
    rows = []
    for entry, reading in entries:
        names = [reading.title, *reading.also_called]
        letters = (folded(word, reading.language) for name in names for word in words_of(name))
        rows += [
            TitleWord(entry=entry, letters=each, position=position)
            for position, each in enumerate(dict.fromkeys(letters))
        ]
    TitleWord.objects.bulk_create(rows, batch_size=5_000)


def _words_for(language: str, notes: dict[str, Note]) -> dict[str, int]:
    """The words of a page in the database, by their keys; those that are new are added."""
    known = Word.objects.filter(language=language, key__in=list(notes))
    pks = dict(known.values_list("key", "pk"))
    new = sorted(notes.keys() - pks.keys())
    if new:
        Word.objects.bulk_create(
            [_word(language, key, notes[key]) for key in new], ignore_conflicts=True
        )
        pks = dict(known.all().values_list("key", "pk"))
    return pks


def _write_words(readings) -> dict[tuple[str, str], int]:
    """All words of the site, each as its weightiest place writes it."""
    best: dict[tuple[str, str], Note] = {}
    for reading, notes in readings:
        for key, note in notes.items():
            known = best.get((reading.language, key))
            if known is None or note.weight > known.weight:
                best[reading.language, key] = note
    rows = Word.objects.bulk_create(
        [_word(language, key, best[language, key]) for language, key in sorted(best)],
        batch_size=5_000,
    )
    return {(row.language, row.key): row.pk for row in rows}


def _write_postings(rows: Iterator[tuple[int, int, int]]) -> None:
    """Millions of rows of three numbers: models would take ten times as long."""
    with connection.cursor() as cursor:
        while batch := list(islice(rows, 5_000)):
            values = ", ".join(
                f"({word:d}, {entry:d}, {weight:d})" for word, entry, weight in batch
            )
            cursor.execute(
                f"INSERT INTO {Posting._meta.db_table} (word_id, entry_id, weight) VALUES {values}"  # noqa: S608
            )


def _word(language: str, key: str, note: Note) -> Word:
    letters = folded(note.spelling, language)
    return Word(language=language, key=key, letters=letters, spelling=note.spelling[:60])
