"""What the index hears of: publications, documents, the passing of a day."""

import datetime
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, connection

from iserlohn_europa.library.models import CustomDocument
from iserlohn_europa.library.pdf import text_of_pdf
from iserlohn_europa.search import indexing
from iserlohn_europa.search.asking import Question, ask
from iserlohn_europa.search.indexing import rebuild, rebuild_once_a_day
from iserlohn_europa.search.models import DocumentText, Entry
from tests.factories import NewsFactory

from .documents import page_with

pytestmark = pytest.mark.indexed

ON = datetime.date(2026, 11, 23)
NEXT_DAY = datetime.date(2026, 11, 24)


def found(words: str) -> list[str]:
    return [entry.title for entry in ask(Question(words, "de", ON))[0:5]]


@pytest.fixture
def do(django_capture_on_commit_callbacks):
    """Does something, and what follows once it is safely stored."""

    def do(something):
        with django_capture_on_commit_callbacks(execute=True):
            return something()

    return do


@pytest.fixture
def page(news, do):
    return do(lambda: NewsFactory(parent=news, title="Besuch aus Auchel"))


def test_a_published_page_is_found_at_once(page):
    assert found("Auchel") == ["Besuch aus Auchel"]


def test_a_change_is_found_when_it_is_published_and_not_before(page, do):
    page.title = "Besuch aus Almelo"
    revision = do(page.save_revision)
    assert found("Almelo") == []
    do(revision.publish)
    assert (found("Almelo"), found("Auchel")) == (["Besuch aus Almelo"], [])


def test_a_page_that_is_taken_offline_or_deleted_is_found_no_more(page, do, news):
    other = do(lambda: NewsFactory(parent=news, title="Fest in Auchel"))
    do(page.unpublish)
    assert found("Auchel") == ["Fest in Auchel"]
    do(other.delete)
    assert found("Auchel") == []


def test_a_publication_does_not_fail_with_the_search(news):
    NewsFactory(parent=news)
    after = [(func, is_robust) for _ids, func, is_robust in connection.run_on_commit]
    assert [is_robust for func, is_robust in after if "index_translations" in str(func)] == [True]


def pdf_that_says(text: str) -> bytes:
    """The smallest PDF with a line of text on its only page."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        body += b"%d 0 obj%s\nendobj\n" % (number, part)
    return body + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def test_the_words_of_a_pdf_are_found_and_read_once(do, news):
    document = CustomDocument(title="Satzung")
    file = ContentFile(pdf_that_says("Der Vorstand wird in Glauchau gewählt"), name="satzung.pdf")
    document.file.save("satzung.pdf", file, save=False)
    do(document.save)
    assert found("Vorstand gewählt") == []
    do(lambda: page_with(document, news, title="Bericht"))
    assert found("Vorstand gewählt") == ["Satzung"]
    DocumentText.objects.update(text="Was gemerkt ist")
    rebuild(ON)
    assert found("gemerkt") == ["Satzung"]


def test_what_is_no_pdf_cannot_be_read():
    assert text_of_pdf(ContentFile(b"%PDF-1.4 Unsinn")) is None


def test_a_pdf_that_could_not_be_read_is_read_again_another_day(do, news, monkeypatch):
    texts = [None, "Der Vorstand"]
    module = "iserlohn_europa.search.document_texts.text_of_pdf"
    monkeypatch.setattr(module, lambda file: texts.pop(0))
    document = CustomDocument(title="Satzung")
    document.file.save("satzung.pdf", ContentFile(b"%PDF"), save=False)
    do(document.save)
    page_with(document, news, title="Bericht")
    assert found("Vorstand") == []
    rebuild(ON)
    assert found("Vorstand") == ["Satzung"]


def test_the_index_is_written_anew_once_a_day(page):
    Entry.objects.all().delete()
    assert rebuild_once_a_day(ON) > 0
    assert found("Auchel") == ["Besuch aus Auchel"]
    assert rebuild_once_a_day(ON) == 0
    assert rebuild_once_a_day(NEXT_DAY) > 0


def test_it_can_be_written_anew_by_hand(page, capsys):
    Entry.objects.all().delete()
    call_command("rebuild_search")
    assert "Seiten und Dokumente im Index der Suche: " in capsys.readouterr().out
    assert found("Auchel") == ["Besuch aus Auchel"]


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something after a rebuild has read and before it writes."""

    def meanwhile(something):
        writes_alone = indexing.alone

        @contextmanager
        def after_something():
            monkeypatch.setattr(indexing, "alone", writes_alone)
            something()
            with writes_alone():
                yield

        monkeypatch.setattr(indexing, "alone", after_something)

    return meanwhile


def test_what_is_published_changed_or_taken_offline_during_a_rebuild_is_as_it_is_then(
    page, news, do, meanwhile
):
    changed = do(lambda: NewsFactory(parent=news, title="Alt"))
    kept = do(lambda: NewsFactory(parent=news, title="Rest"))

    def work():
        page.unpublish()
        changed.title = "Neu in Auchel"
        changed.save_revision().publish()
        NewsFactory(parent=news, title="Auchel zum Ersten")

    meanwhile(work)
    rebuild(ON)
    assert sorted(found("Auchel")) == ["Auchel zum Ersten", "Neu in Auchel"]
    assert not Entry.objects.filter(page=page).exists()
    assert found("Rest") == [kept.title]


def test_what_is_deleted_during_a_rebuild_stops_it_not(page, news, do, meanwhile):
    document = CustomDocument(title="Satzung")
    document.file.save("satzung.txt", ContentFile(b"Text"))

    def work():
        page.delete()
        document.delete()

    meanwhile(work)
    rebuild(ON)
    assert not Entry.objects.filter(title__in=["Besuch aus Auchel", "Satzung"]).exists()


def test_a_rebuild_in_whose_way_a_deletion_comes_is_tried_again(page, monkeypatch):
    writes_all, failures = indexing._write_all, [IntegrityError]

    def write_all(*args):
        if failures:
            raise failures.pop()
        return writes_all(*args)

    monkeypatch.setattr(indexing, "_write_all", write_all)
    assert rebuild(ON) > 0
    assert found("Auchel") == ["Besuch aus Auchel"]
