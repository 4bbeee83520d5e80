"""The pages that are no thing of their own have a list with columns as well."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import EventFactory, StandardPageFactory

LIST = "/admin/texte/"


@pytest.fixture
def hints(home):
    return StandardPageFactory(parent=home, title="Hinweise", slug="hinweise")


def rows(client, **query) -> dict[str, str]:
    """The lines of the list by their titles."""
    page = BeautifulSoup(client.get(LIST, query).content, "html.parser")
    return {
        row.select_one("[id^=page_][id$=_title]").get_text(strip=True): row.get_text(" ")
        for row in page.select("table.listing tbody tr")
    }


def test_it_says_what_kind_of_page_each_is_and_whether_it_is_public(editor, hints):
    line = rows(editor)["Hinweise"]
    assert "Textseite" in line
    assert "Veröffentlicht" in line


def test_it_holds_overviews_but_no_things(editor, sections, hints):
    EventFactory(parent=sections["veranstaltungen"], title="Konzert")
    found = rows(editor)
    assert {"Freunde in Europa", "Veranstaltungen", "Hinweise"} <= set(found)
    assert "Konzert" not in found


def test_it_is_narrowed_to_a_kind_of_page(editor, sections, hints):
    found = rows(editor, content_type=hints.content_type_id)
    assert list(found) == ["Hinweise"]


def test_a_page_of_text_is_added_from_there(editor, home):
    page = BeautifulSoup(editor.get(LIST).content, "html.parser")
    (button,) = page.select("a.w-header-button[href$='choose_parent/']")
    assert "Textseite hinzufügen" in str(button)
    wanted = reverse("wagtailadmin_pages:add", args=["office", "standardpage", home.pk])
    assert editor.get(button["href"]).url == wanted


def test_a_list_ten_times_as_long_asks_the_database_no_more(editor, home, hints):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(LIST)
        return len(captured)

    queries()
    few = queries()
    for number in range(9):
        StandardPageFactory(parent=home, title=f"Seite {number}", slug=f"seite-{number}")
    assert queries() <= few


def test_it_is_also_a_file_for_a_spreadsheet(editor, hints):
    response = editor.get(LIST, {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert '"Hinweise";"Textseite";' in text
