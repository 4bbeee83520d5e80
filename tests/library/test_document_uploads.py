"""Documents as Redaktion uploads them: every door, friendly and hostile files."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from iserlohn_europa.library.models import CustomDocument
from tests.library.documents import (
    CALENDAR,
    HTML,
    MP4,
    SUBTITLES,
    archive,
    office,
    open_document,
    pdf,
)
from tests.library.doors import DOCUMENTS, everything_stored, upload
from tests.library.pictures import telling_jpeg

DOORS = pytest.mark.parametrize("door", ["single", "multiple", "chooser"])
NOT_AS_NAMED = "ihr Inhalt ist aber etwas anderes oder beschädigt"
NOT_ALLOWED = "nimmt die Bibliothek nicht an"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
pytestmark = pytest.mark.usefixtures("home")


@DOORS
@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "leer.pdf", "leer"),
        (HTML, "seite.pdf", NOT_AS_NAMED),
        (HTML + pdf(), "seite.pdf", NOT_AS_NAMED),
        (HTML, "seite.html", NOT_ALLOWED),
        (HTML, "seite.docx", NOT_AS_NAMED),
        (HTML, "seite", NOT_ALLOWED),
        (HTML, ".pdf", NOT_ALLOWED),
        (b"MZ" + bytes(600), "programm.exe", NOT_ALLOWED),
        (b"MZ" + bytes(600), "programm.pdf.exe", NOT_ALLOWED),
        (b"MZ" + bytes(600), "programm.txt", NOT_AS_NAMED),
        (telling_jpeg(), "foto.csv", NOT_AS_NAMED),
        (pdf(), "text.txt", NOT_AS_NAMED),
        (b"Name\0Ort", "liste.csv", NOT_AS_NAMED),
        (b"Kein Kalender", "termine.ics", NOT_AS_NAMED),
        (b"Keine Untertitel", "film.vtt", NOT_AS_NAMED),
        (HTML, "film.mp4", NOT_AS_NAMED),
        (MP4, "film.webm", NOT_AS_NAMED),
        (OLD_OFFICE, "alt.docx", NOT_AS_NAMED),
        (archive(a_txt=b"a"), "archiv.docx", NOT_AS_NAMED),
        (office("xl/workbook.xml"), "tabelle.docx", NOT_AS_NAMED),
        (office("word/document.xml")[:-30], "halb.docx", NOT_AS_NAMED),
        (office("word/document.xml", "word/vbaProject.bin"), "makro.docx", NOT_AS_NAMED),
        (HTML + office("word/document.xml"), "seite.docx", NOT_AS_NAMED),
        (open_document("spreadsheet"), "tabelle.odt", NOT_AS_NAMED),
        (archive(mimetype=b"x" * 10_000_000), "bombe.odt", NOT_AS_NAMED),
        (b"PK\x03\x04" + b"\xff" * 600, "kaputt.odt", NOT_AS_NAMED),
        (b"%PDF-1.7" + b"x" * (25 * 1024 * 1024), "dick.pdf", "zu groß"),
    ],
)
def test_what_is_no_document_of_its_name_is_refused_in_german_and_not_kept(
    editor, door, data, name, sentence
):
    before = everything_stored()
    answer = upload(editor, DOCUMENTS, door, data, name)
    assert answer.status == 200
    assert sentence in answer.text
    assert everything_stored() == before


@pytest.mark.parametrize("address", ["wagtaildocs:add", "wagtaildocs:add_multiple"])
def test_the_form_says_beforehand_what_it_takes(editor, address):
    page = editor.get(reverse(address)).content.decode()
    assert "Möglich sind: PDF, DOCX" in page
    assert "Maximale Dateigröße: 25,0" in page


@DOORS
def test_a_refusal_is_one_sentence_and_not_two(editor, door):
    answer = upload(editor, DOCUMENTS, door, HTML, "seite.pdf")
    assert "Dateiendung" not in answer.text


@DOORS
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (pdf(), "satzung.pdf"),
        (b"\xef\xbb\xbf\n" + pdf(), "satzung.PDF"),
        (office("word/document2.xml"), "brief.docx"),
        (office("xl/workbook.xml"), "haushalt.xlsx"),
        (office("ppt/presentation.xml"), "vortrag.pptx"),
        (open_document("text"), "brief.odt"),
        (open_document("spreadsheet"), "haushalt.ods"),
        (open_document("presentation"), "vortrag.odp"),
        ("Straße;Ort\r\n".encode(), "liste.csv"),
        ("Straße;Ort\r\n".encode("cp1252"), "liste.csv"),
        ("Straße;Ort\r\n".encode("utf-16"), "liste.txt"),
        (CALENDAR, "termine.ics"),
        (MP4, "film.mp4"),
        (SUBTITLES, "film.vtt"),
    ],
)
def test_a_document_that_is_what_its_name_says_is_kept_as_it_is(editor, door, data, name):
    assert upload(editor, DOCUMENTS, door, data, name).status in {200, 302}
    with CustomDocument.objects.get().file.open() as file:
        assert file.read() == data


@DOORS
@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.pdf",
        "..\\..\\windows\\satzung.pdf",
        "x" * 4000 + ".pdf",
        "画" * 200 + ".pdf",
        "🏛" * 200 + ".pdf",
        "𠀀" * 200 + ".pdf",
        "….pdf",
        "a.b." * 60 + "pdf",
        "satzung\0.html.pdf",
        "<b>Satzung</b> & \"mehr\" 'davon'.PDF",
    ],
)
def test_a_document_may_be_called_anything(editor, client, door, name):
    assert upload(editor, DOCUMENTS, door, pdf(), name).status in {200, 302}
    document = CustomDocument.objects.get()
    assert re.fullmatch(r"documents/[\w-]+\.(pdf|PDF)", document.file.name)
    assert client.get(document.url)["Content-Type"] == "application/pdf"
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert editor.post(edit, {"title": "Anders"}).status_code == 302


def test_two_documents_of_the_same_odd_name_have_two_files(editor):
    for _time in range(2):
        upload(editor, DOCUMENTS, "single", pdf(), "𠀀" * 200 + ".pdf")
    names = set(CustomDocument.objects.values_list("file", flat=True))
    assert len(names) == 2


@pytest.mark.parametrize("door", ["single", "chooser"])
def test_a_form_that_refuses_a_document_keeps_what_was_typed(editor, door):
    answer = upload(editor, DOCUMENTS, door, HTML, "s.pdf", title="Satzung 2026", language="pl")
    assert 'value="Satzung 2026"' in answer.text
    assert '<option value="pl" selected>' in answer.text


def test_a_refused_replacement_leaves_the_old_document(editor):
    upload(editor, DOCUMENTS, "single", pdf(), "satzung.pdf")
    before = everything_stored()
    edit = reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk])
    response = editor.post(edit, {"title": "Neu", "file": SimpleUploadedFile("neu.pdf", HTML)})
    assert response.status_code == 200
    assert NOT_AS_NAMED in response.content.decode()
    assert everything_stored() == before
    assert CustomDocument.objects.get().title == "Ein Titel"


def test_a_document_with_a_title_too_long_waits_until_it_has_a_better_one(editor):
    answer = upload(editor, DOCUMENTS, "multiple", pdf(), "satzung.pdf", title="x" * 4000)
    assert answer.status == 200
    assert not CustomDocument.objects.exists()


def test_a_film_may_be_larger_than_a_text_but_not_endless(editor, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    settings.LARGEST_FILM = len(MP4)
    assert "zu groß" not in upload(editor, DOCUMENTS, "single", MP4, "film.mp4").text
    assert CustomDocument.objects.count() == 1
    assert "zu groß" in upload(editor, DOCUMENTS, "single", MP4 + b"x", "film.mp4").text
