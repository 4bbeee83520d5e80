"""Every list of things is also a file for a spreadsheet."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.editorial.models import OpenQuestion
from tests.factories import AwardFactory, CityFactory, EventFactory

THINGS = [
    "partnerstaedte",
    "veranstaltungen",
    "auszeichnungen",
    "projekte",
    "foerderung",
    "aktuelles",
    "offene-fragen",
    "snippets/core/contactrole",
    "snippets/core/topic",
]


def exported(client, name, **query) -> list[dict]:
    """The rows of a list as a German spreadsheet reads its file."""
    response = client.get(f"/admin/{name}/", {**query, "export": "csv"})
    assert response.status_code == 200
    assert ".csv" in response["Content-Disposition"]
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("name", THINGS)
def test_every_list_offers_its_file(name, sections, administrator):
    soup = BeautifulSoup(administrator.get(f"/admin/{name}/").content, "html.parser")
    (link,) = soup.select("a[href*='export=csv']")
    assert "CSV" in link.get_text()
    assert exported(administrator, name) == []


def test_the_file_says_what_the_list_says(sections, editor):
    CityFactory(parent=sections["partnerstaedte"], title="Almelo", status="dormant")
    (row,) = exported(editor, "partnerstaedte")
    assert row["Titel"] == "Almelo"
    assert (row["Land"], row["Stand"]) == ("Niederlande", "ruhend")
    assert row["Veröffentlicht"] == "Veröffentlicht"


def test_the_file_holds_all_pages_of_a_list_but_only_what_its_filters_leave(sections, editor):
    for number in range(60):
        kind = "concert" if number else "youth"
        EventFactory(parent=sections["veranstaltungen"], title=f"Nr. {number}", kind=kind)
    assert len(exported(editor, "veranstaltungen")) == 60
    (row,) = exported(editor, "veranstaltungen", kind="youth")
    assert row["Titel"] == "Nr. 0"


def test_a_translation_is_told_with_the_data_of_its_german_page(sections, editor, english):
    award = AwardFactory(parent=sections["auszeichnungen"], date="2009-05-06")
    award.copy_for_translation(english, copy_parents=True)
    (row,) = exported(editor, "auszeichnungen", locale="en")
    assert row["Verliehen am"] == "6. Mai 2009"


@pytest.mark.parametrize("title", ["=1+1", "+49", "-2", "@SUMME(A1)", "\t=1"])
def test_no_cell_is_carried_out_as_a_formula(title, administrator):
    Topic.objects.create(title=title)
    (row,) = exported(administrator, "snippets/core/topic")
    assert next(iter(row.values())) == f"'{title}"


def test_moments_are_told_in_the_time_of_the_town(sections, editor):
    city = CityFactory(parent=sections["partnerstaedte"])
    city.save_revision()
    moment = datetime.datetime(2026, 7, 1, 22, 30, tzinfo=datetime.UTC)
    type(city).objects.filter(pk=city.pk).update(latest_revision_created_at=moment)
    (row,) = exported(editor, "partnerstaedte")
    assert row["Bearbeitet"] == "2026-07-02 00:30:00"


def test_a_workbook_holds_the_same(sections, administrator):
    role = ContactRole.objects.create(title="Europabüro", phone="02371 217-0")
    OpenQuestion.objects.create(question="Wer ist zuständig?")
    for name, words in [
        ("snippets/core/contactrole", [role.title, role.phone]),
        ("offene-fragen", ["Wer ist zuständig?"]),
    ]:
        response = administrator.get(f"/admin/{name}/", {"export": "xlsx"})
        book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
        cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
        assert set(words) <= set(cells)


def test_nobody_without_a_right_to_see_it_gets_the_file(sections, client):
    assert client.get("/admin/partnerstaedte/?export=csv").status_code == 302
