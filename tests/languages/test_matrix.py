"""Staff see how every page stands in every language, narrow it, and are led on."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from iserlohn_europa.languages.checked import check
from tests.factories import NewsFactory
from tests.languages.conftest import NOON
from tests.sections import again

URL = "/admin/uebersetzungen/"


def rows(response) -> dict[str, str]:
    """What the matrix says of each page, by its title."""
    html = BeautifulSoup(response.content, "html.parser")
    return {
        row.find("a").get_text(): " ".join(row.select_one(".translations__cell").get_text().split())
        for row in html.select(".translations tbody tr")
    }


def link(response, title: str) -> str:
    html = BeautifulSoup(response.content, "html.parser")
    lines = html.select(".translations tbody tr")
    row = next(row for row in lines if row.find("a").get_text() == title)
    return row.select_one(".translations__cell a")["href"]


@pytest.fixture(scope="module")
def module_pages(module_news, module_translator, for_the_module):
    def make():
        missing, draft, current, older = (
            module_translator.publish(
                NewsFactory(parent=module_news, title=title, slug=title.lower())
            )
            for title in ("Fehlt", "Entwurf", "Aktuell", "Alt")
        )
        module_translator.start(draft)
        module_translator.translated(current)
        module_translator.translated(older)
        older.title = "Älter"
        module_translator.publish(older)
        return {"missing": missing, "draft": draft, "current": current, "older": older}

    return for_the_module(make)


@pytest.fixture
def pages(module_pages, db):
    """One page for each state; the index and the home page are drafts in English by then."""
    return {state: again(page) for state, page in module_pages.items()}


def test_each_page_has_its_state_and_the_way_on(pages, english, editor):
    response = editor.get(URL)
    found = rows(response)
    assert found["Fehlt"] == "Englisch: fehlt"
    assert found["Entwurf"] == "Englisch: Entwurf"
    assert found["Aktuell"] == "Englisch: aktuell nicht geprüft"
    assert found["Älter"] == "Englisch: älter als das Original nicht geprüft"
    in_english = {name: page.get_translation_or_none(english) for name, page in pages.items()}
    start = reverse("wagtail_localize:submit_page_translation", args=[pages["missing"].pk])
    assert link(response, "Fehlt") == f"{start}?select_locale=en"
    assert link(response, "Entwurf") == reverse(
        "wagtailadmin_pages:edit", args=[in_english["draft"].pk]
    )
    assert link(response, "Älter") == reverse(
        "translation-difference", args=[in_english["older"].pk]
    )


def test_it_is_narrowed_by_state_language_and_kind(pages, english, easy, editor):
    assert list(rows(editor.get(URL, {"language": "en", "state": "aelter"}))) == ["Älter"]
    assert list(rows(editor.get(URL, {"language": "en", "state": "aktuell"}))) == ["Aktuell"]
    kind = pages["draft"].content_type_id
    drafts = rows(editor.get(URL, {"language": "en", "state": "entwurf", "content_type": kind}))
    assert list(drafts) == ["Entwurf"]
    missing = rows(
        editor.get(URL, {"language": "de-simple", "state": "fehlt", "content_type": kind})
    )
    assert len(missing) == 4
    assert set(missing.values()) == {"Leichte Sprache: fehlt"}


def test_only_what_is_wanted_counts_as_missing_unless_somebody_asks_for_a_language(
    pages, english, easy, editor, home
):
    french = Locale.objects.create(language_code="fr")
    assert set(rows(editor.get(URL, {"state": "fehlt"}))) == {home.title, "Fehlt"}
    assert "Aktuell" in rows(editor.get(URL, {"state": "fehlt", "language": "fr"}))
    home.copy_for_translation(french)
    assert set(rows(editor.get(URL, {"state": "fehlt"}))) == {"Fehlt"}


def test_what_is_checked_can_be_left_out(pages, english, editor, approver):
    page = pages["current"].get_translation(english)
    check(page, approver.user, NOON)
    found = rows(editor.get(URL))
    assert found["Aktuell"] == "Englisch: aktuell geprüft"
    assert list(rows(editor.get(URL, {"state": "ungeprueft"}))) == ["Älter"]


def test_ten_times_the_pages_ask_no_more_questions(pages, news, editor):
    editor.get(URL)
    with CaptureQueriesContext(connection) as few:
        editor.get(URL)
    for number in range(10):
        NewsFactory(parent=news, slug=f"weitere-{number}")
    with CaptureQueriesContext(connection) as many:
        editor.get(URL)
    assert len(many) == len(few)


def test_it_can_be_taken_along_as_a_file(pages, editor):
    text = b"".join(editor.get(URL, {"export": "csv"}).streaming_content).decode()
    assert "aktuell, nicht geprüft" in text
