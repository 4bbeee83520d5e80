"""Keeps the index of the search in step with what is published."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db import connection, transaction
from wagtail.documents import get_document_model
from wagtail.models import Page

from iserlohn_europa.core.models import BasePage
from iserlohn_europa.core.text import sort_key

from .choices import Kind, Weight
from .document_texts import text_of
from .index import Entry, EntryCity, EntryYear, Posting, TitleWord, Word
from .models import SearchPage
from .reading import Reader, Reading, read_document
from .words import asked_words, folded, is_stop_word, key_of, words_of

RANKS = {kind: rank for rank, kind in enumerate(Kind)}
BATCH = 500


@dataclass
class Note:
    """A word of one entry: its weightiest place, and how it is written there."""

    weight: int
    spelling: str


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


def index_translations(translation_key: UUID, on: datetime.date) -> None:
    """Takes down the pages that say the same in every language: they share their data."""
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
    write(read_document(document, text_of(document)), document=document)


def is_found(page: Page) -> bool:
    """Whether the search may lead there: it does not find itself, nor the root of the tree."""
    return isinstance(page, BasePage) and not isinstance(page, SearchPage)


@transaction.atomic
def write(reading: Reading, **thing) -> None:
    """Writes what has changed of one entry; `thing` is its page or document."""
    notes = notes_of(reading)
    entry, _created = Entry.objects.update_or_create(**thing, defaults=_values_of(reading))
    for model in (EntryCity, EntryYear, TitleWord):
        model.objects.filter(entry=entry).delete()
    _write_facts([(entry, reading)])
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
    """Writes the whole index anew, in one transaction; returns the number of entries.

    What the pages say is read before, so that others wait for the writing only.
    """
    readings = list(_all_readings(on))
    with transaction.atomic():
        for model in (Posting, TitleWord, EntryYear, EntryCity, Entry, Word):
            model.objects.all()._raw_delete(connection.alias)
        entries = Entry.objects.bulk_create(
            [
                Entry(**thing, **_values_of(reading), rebuilt_on=on)
                for thing, reading, _notes in readings
            ],
            batch_size=BATCH,
        )
        _write_facts([(entry, row[1]) for entry, row in zip(entries, readings, strict=True)])
        words = _write_words(readings)
        postings = [
            (words[reading.language, key], entry.pk, note.weight)
            for entry, (_thing, reading, notes) in zip(entries, readings, strict=True)
            for key, note in notes.items()
        ]
        # What is read together lies together on the disk: a word on every page in one place.
        _write_postings(iter(sorted(postings)))
    return len(entries)


def rebuild_once_a_day(on: datetime.date) -> int:
    """Writes the index anew unless that was done on that day; a net for what was missed."""
    return 0 if Entry.objects.filter(rebuilt_on=on).exists() else rebuild(on)


def _all_readings(on: datetime.date):
    reader = Reader(on)
    models = Page.objects.live().values_list("content_type_id", "pk")
    by_type: dict[int, list[int]] = {}
    for content_type, pk in models.order_by("content_type_id", "pk"):
        by_type.setdefault(content_type, []).append(pk)
    for pks in by_type.values():
        for start in range(0, len(pks), BATCH):
            chunk = Page.objects.filter(pk__in=pks[start : start + BATCH]).order_by("pk")
            pages = [page for page in chunk.specific() if is_found(page)]
            for page, reading in zip(pages, reader.read_all(pages), strict=True):
                notes = notes_of(reading)
                reading.body = []  # the words are taken down; ten thousand texts fill the memory
                yield {"page_id": page.pk}, reading, notes
    for document in get_document_model().objects.order_by("pk"):
        reading = read_document(document, text_of(document))
        yield {"document_id": document.pk}, reading, notes_of(reading)


def _values_of(reading: Reading) -> dict:
    about = reading.about
    return {
        "language": reading.language,
        "kind": about.kind,
        "rank": RANKS[about.kind],
        "title": reading.title,
        "sort_key": sort_key(reading.title)[:255],
        "title_words": len({key_of(word, reading.language) for word in words_of(reading.title)}),
        "first_day": about.first_day,
        "last_day": about.last_day,
    }


def _write_facts(entries: Iterable[tuple[Entry, Reading]]) -> None:
    """Cities, years and the words of titles, of entries that have none yet."""
    cities, years, title_words = [], [], []
    for entry, reading in entries:
        cities += [EntryCity(entry=entry, city=city) for city in sorted(reading.about.cities)]
        years += [EntryYear(entry=entry, year=year) for year in sorted(reading.about.years)]
        names = [reading.title, *reading.also_called]
        letters = (folded(word, reading.language) for name in names for word in words_of(name))
        title_words += [
            TitleWord(entry=entry, letters=each, position=position)
            for position, each in enumerate(dict.fromkeys(letters))
        ]
    for model, rows in ((EntryCity, cities), (EntryYear, years), (TitleWord, title_words)):
        model.objects.bulk_create(rows, batch_size=5_000)


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
    for _thing, reading, notes in readings:
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
