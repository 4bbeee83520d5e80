"""Pictures, documents and users are also files for a spreadsheet, for whoever may see the list."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

LISTS = ["images", "documents", "users"]


def exported(client, name, **query) -> list[dict]:
    response = client.get(f"/admin/{name}/", {**query, "export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def picture(title, **values):
    return get_image_model().objects.create(title=title, file=get_test_image_file(), **values)


@pytest.mark.parametrize("name", LISTS)
def test_the_list_offers_its_file_and_says_the_rest_as_before(name, administrator, home):
    page = BeautifulSoup(administrator.get(f"/admin/{name}/").content, "html.parser")
    assert page.select("a[href*='export=csv']")
    assert page.select("a[href*='export=xlsx']")
    assert page.select_one("[data-controller~='w-swap'], form[role=search]")


def test_pictures_say_by_whom_they_are_and_how_long_we_may_show_them(administrator):
    picture("Rathaus", description="Das Rathaus", credit="Eva Beispiel", licence="CC BY 4.0")
    (row,) = exported(administrator, "images")
    assert (row["Titel"], row["Bildnachweis"]) == ("Rathaus", "Eva Beispiel")
    assert (row["Beschreibung"], row["Lizenz"]) == ("Das Rathaus", "CC BY 4.0")
    assert row["Einwilligung gilt bis"] == ""


def test_the_file_holds_what_somebody_may_change_and_no_more(administrator, editor):
    picture("Rathaus", uploaded_by_user=administrator.user)
    picture("Markt", uploaded_by_user=editor.user)
    assert [row["Titel"] for row in exported(editor, "images")] == ["Markt"]
    assert len(exported(administrator, "images")) == 2


def test_documents_say_their_file_and_collection(administrator):
    get_document_model().objects.create(
        title="Programm", file=ContentFile(b"Programm", "programm.txt")
    )
    (row,) = exported(administrator, "documents")
    assert row["Titel"] == "Programm"
    assert row["Datei"].startswith("programm")


def test_users_say_their_roles(administrator, editor):
    editor.user.groups.add(Group.objects.get(name="Freigabe"))
    rows = {row["Anmeldename"]: row for row in exported(administrator, "users")}
    assert rows["redakteurin"]["Rollen"] == "Freigabe, Redaktion"
    assert rows["redakteurin"]["darf sich anmelden"] == "ja"


def test_nobody_but_those_who_manage_users_gets_their_file(editor, approver, home):
    for client in (editor, approver):
        answer = client.get("/admin/users/", {"export": "csv"})
        assert (answer.status_code, answer.url) == (302, "/admin/")
