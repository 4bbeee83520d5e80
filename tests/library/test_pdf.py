"""What a PDF tells the editor: on the way in, and afterwards."""

import html
import time

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from iserlohn_europa.library import pdf as pdf_module
from iserlohn_europa.library.models import CustomDocument
from iserlohn_europa.library.pdf import PdfFacts, is_only_the_file_name, plain, read
from tests.library.documents import office, pdf
from tests.library.doors import DOCUMENTS, upload

DOORS = pytest.mark.parametrize("door", ["single", "multiple", "chooser"])
COMPLETE = {"title": "Satzung des Komitees", "language": "pl-PL", "is_tagged": True}
NO_TITLE = "Dem PDF fehlt ein Titel."
NO_LANGUAGE = "Im PDF steht nicht, in welcher Sprache"
NO_TAGS = "Überschriften, Listen und Tabellen nicht gekennzeichnet"
PROTECTED = "mit einem Passwort geschützt"
UNREADABLE = "ließ sich nicht auswerten"
ALL_ADVICE = (NO_TITLE, NO_LANGUAGE, NO_TAGS, PROTECTED, UNREADABLE)


def endless_pdf() -> bytes:
    """A PDF in which the parts of the tree of pages name each other."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]/Count 999999999>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n124\n%%EOF\n"
    )


def advice_given(client) -> str:
    """What the edit form of the only document says, when earlier messages have been read."""
    client.get(reverse("wagtaildocs:index"))
    address = reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk])
    return html.unescape(client.get(address).content.decode())


@DOORS
def test_a_complete_pdf_fills_in_its_language_and_needs_no_advice(editor, home, door):
    upload(editor, DOCUMENTS, door, pdf(**COMPLETE), "satzung.pdf")
    document = CustomDocument.objects.get()
    assert document.language == "pl"
    assert document.advice == []
    assert not any(sentence in advice_given(editor) for sentence in ALL_ADVICE)


@DOORS
def test_a_pdf_without_anything_is_kept_and_its_form_says_what_is_missing(editor, home, door):
    upload(editor, DOCUMENTS, door, pdf(), "satzung.pdf")
    page = advice_given(editor)
    assert all(sentence in page for sentence in (NO_TITLE, NO_LANGUAGE, NO_TAGS))
    assert CustomDocument.objects.get().language == ""


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("title", NO_TITLE), ("language", NO_LANGUAGE), ("is_tagged", NO_TAGS)],
)
def test_advice_names_what_is_missing_and_nothing_else(missing, sentence):
    (advice,) = read(pdf(**{**COMPLETE, missing: ""})).advice
    assert sentence in advice


def test_the_page_after_an_upload_gives_the_advice_at_once(editor, home):
    upload(editor, DOCUMENTS, "single", pdf(), "satzung.pdf")
    page = html.unescape(editor.get(reverse("wagtaildocs:index")).content.decode())
    assert "„Ein Titel“ ist gespeichert. Ein Hinweis dazu:" in page
    assert NO_TAGS in page


def test_a_change_of_the_title_alone_does_not_repeat_the_advice(editor, home):
    upload(editor, DOCUMENTS, "single", pdf(), "satzung.pdf")
    editor.get(reverse("wagtaildocs:index"))
    address = reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk])
    response = editor.post(address, {"title": "Satzung"}, follow=True)
    assert "Ein Hinweis dazu" not in html.unescape(response.content.decode())


def test_the_form_after_several_uploads_gives_the_advice_at_once(editor, home):
    answer = upload(editor, DOCUMENTS, "multiple", pdf(), "satzung.pdf")
    assert f"Ein Hinweis zum PDF: {NO_TITLE}" in answer.text


def test_what_the_editor_chose_as_language_stays(editor, home):
    upload(editor, DOCUMENTS, "single", pdf(**COMPLETE), "satzung.pdf", language="de")
    assert CustomDocument.objects.get().language == "de"


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de-DE", "de"),
        ("DE", "de"),
        ("nl_NL", "nl"),
        ("uk", "uk"),
        ("ja-JP", ""),
        ("x" * 5000, ""),
        ("", ""),
    ],
)
def test_a_language_is_filled_in_if_it_is_one_of_ours(tag, language):
    assert PdfFacts(language=tag).known_language == language


@pytest.mark.parametrize("title", ["satzung_2026.pdf", "satzung 2026", "Satzung-2026"])
def test_the_title_of_the_pdf_takes_the_place_of_a_file_name(editor, home, title):
    upload(editor, DOCUMENTS, "multiple", pdf(**COMPLETE), "satzung_2026.pdf", title=title)
    assert CustomDocument.objects.get().title == "Satzung des Komitees"


def test_a_title_that_the_editor_wrote_stays(editor, home):
    upload(editor, DOCUMENTS, "multiple", pdf(**COMPLETE), "satzung.pdf", title="Satzung von 2026")
    assert CustomDocument.objects.get().title == "Satzung von 2026"


def test_nothing_but_a_file_name_is_a_file_name():
    assert not is_only_the_file_name("", "satzung.pdf")
    assert not is_only_the_file_name("Satzung und mehr", "satzung.pdf")


@pytest.mark.parametrize("title", ["Microsoft Word - Satzung.docx", "satzung.indd", "  ", "\n"])
def test_the_name_of_a_file_is_no_title_of_a_pdf(title):
    assert read(pdf(title=title)).title == ""


def test_a_title_is_one_line_of_text_that_any_database_takes():
    assert plain("Satzung\0\n\ud800 des\tKomitees ") == "Satzung des Komitees"
    assert len(plain("x" * 5000)) == 255


@DOORS
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf(**COMPLETE, password="geheim"), PROTECTED),
        (pdf()[:200], UNREADABLE),
        (b"%PDF-1.7\n" + b"\xff" * 5000, UNREADABLE),
        (pdf(pages=0), UNREADABLE),
        (endless_pdf(), UNREADABLE),
    ],
)
def test_a_pdf_that_cannot_be_read_costs_a_sentence(editor, home, door, data, sentence):
    assert upload(editor, DOCUMENTS, door, data, "satzung.pdf").status in {200, 302}
    assert sentence in advice_given(editor)


def test_reading_stops_by_the_clock(monkeypatch, tmp_path):
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf_module, "PROCESS", sleeper)
    monkeypatch.setattr(pdf_module, "SECONDS", 0.5)
    begin = time.monotonic()
    assert UNREADABLE in read(pdf()).problem
    assert time.monotonic() - begin < 10


def test_an_enormous_pdf_is_not_read(monkeypatch):
    monkeypatch.setattr(pdf_module, "MOST_BYTES", 100)
    monkeypatch.setattr(pdf_module, "PROCESS", None)
    assert UNREADABLE in read(pdf()).problem


def test_a_pdf_is_read_once(editor, home, monkeypatch):
    cache.clear()
    times = []
    monkeypatch.setattr(
        pdf_module, "read", lambda data: times.append(1) or PdfFacts(title="T", language="de")
    )
    upload(editor, DOCUMENTS, "multiple", pdf(title="Einmal"), "satzung.pdf")
    advice_given(editor)
    assert len(times) == 1


def test_other_documents_get_no_advice(editor, home):
    upload(editor, DOCUMENTS, "single", office("word/document.xml"), "brief.docx")
    assert CustomDocument.objects.get().advice == []


def test_a_document_without_its_file_still_opens(editor, home):
    upload(editor, DOCUMENTS, "single", pdf(), "satzung.pdf")
    document = CustomDocument.objects.get()
    document.file.storage.delete(document.file.name)
    assert NO_TAGS not in advice_given(editor)


def test_a_replacement_gives_its_own_advice(editor, home):
    upload(editor, DOCUMENTS, "single", pdf(), "satzung.pdf")
    address = reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk])
    file = SimpleUploadedFile("neu.pdf", pdf(**COMPLETE))
    response = editor.post(address, {"title": "Satzung", "file": file})
    assert response.status_code == 302
    assert not any(sentence in advice_given(editor) for sentence in (NO_TITLE, NO_TAGS))


def test_strangers_cannot_reach_the_forms(client, home):
    for name, arguments in (("add", []), ("edit", [1])):
        response = client.get(reverse(f"wagtaildocs:{name}", args=arguments))
        assert response.status_code == 302
        assert "/login/" in response.url
