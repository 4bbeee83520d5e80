"""The hints come while somebody writes: for what stands in the form, not for what was saved."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse, reverse_lazy
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from partnerships.models import CommitteeGroup
from tests.conftest import signed_in
from tests.factories import CityFactory, CityIndexFactory, EasyPageFactory, StandardPageFactory

URL = reverse_lazy("easy-hints")
GENITIVE = "<p>Das Büro der Stadt hilft.</p>"
LONG = f"<p>Wir {'lesen und ' * 11}lesen.</p>"


@pytest.fixture
def page(home):
    root = EasyPageFactory(parent=Page.get_first_root_node(), slug="startseite-leicht")
    return EasyPageFactory(parent=root, title="Hilfe", slug="hilfe")


def typed(text: str = "", **fields) -> dict:
    """What the form of a page sends with that text, before anything is asked of it."""
    blocks = [("sentences", {"symbol": "", "text": rich_text(text)})] if text else []
    return nested_form_data({"title": "", "story": streamfield(blocks)} | fields)


def ask(client, **fields):
    return client.post(URL, typed(**fields))


def answer(client, **fields) -> BeautifulSoup:
    return BeautifulSoup(ask(client, **fields).content, "html.parser")


def words(html) -> str:
    return " ".join(html.get_text(" ").split())


def test_what_is_typed_is_read_though_a_title_is_missing_and_nothing_saved(page, editor):
    html = answer(editor, text=GENITIVE)
    assert "Baustein 1: „Büro der Stadt“" in words(html)
    (field,) = html.select("template")
    assert field["data-easy-hints-at"].endswith(".text")
    assert "„Büro der Stadt“ Das ist ein Genitiv." in words(field)
    page.refresh_from_db()
    assert not page.story


def test_each_field_has_its_own_hints(page, editor):
    html = answer(editor, text=GENITIVE, title="Es wird gefeiert", teaser="Chöre & mehr")
    fields = [each["data-easy-hints-at"] for each in html.select("template")]
    assert fields[:2] == ["title", "teaser"] and len(fields) == 3


def test_a_long_sentence_is_named_by_how_many_words_it_has(page, editor):
    assert "Baustein 1: 24 Wörter in einem Satz" in words(answer(editor, text=LONG))


def test_the_words_of_the_text_alone_are_counted(page, editor):
    text = "<p>Das ist gut. Alles ist da.</p>"
    assert "8 Wörter in 3 Sätzen" in words(answer(editor, text=text, title="Das Büro"))


def test_what_is_announced_says_how_many_hints_there_are(page, editor):
    def said(**fields):
        return answer(editor, **fields).div["data-easy-hints-summary"]

    assert said() == "Keine Hinweise zur Leichten Sprache."
    assert said(title="Es wird gefeiert") == "1 Hinweis zur Leichten Sprache."
    assert said(title="Es wird gefeiert", text=GENITIVE) == "2 Hinweise zur Leichten Sprache."


def test_the_form_of_a_page_that_is_not_there_yet_asks_too(page, editor):
    form = editor.get(reverse("wagtailadmin_pages:add", args=["easy", "easypage", page.pk]))
    assert f'data-easy-hints="{URL}"' in form.content.decode()


def test_the_form_asks_and_wagtail_does_not_count_the_frame(page, editor, home):
    url = "wagtailadmin_pages:edit"
    form = editor.get(reverse(url, args=[page.pk])).content.decode()
    assert f'data-easy-hints="{URL}"' in form
    assert "data-content-word-count" not in form
    german = editor.get(reverse(url, args=[StandardPageFactory(parent=home).pk])).content.decode()
    assert "data-content-word-count" in german and "data-easy-hints=" not in german


def test_half_a_form_is_refused(page, editor):
    assert editor.post(URL, {}).status_code == 400
    assert editor.get(URL).status_code == 405


def test_a_committee_that_may_write_no_easy_page_is_refused(page, home, roles):
    city = CityFactory(parent=CityIndexFactory(parent=home), title="Almelo", slug="almelo")
    city.save_revision().publish()
    committee = signed_in("K", CommitteeGroup.objects.get(city=city).group.name)
    assert ask(committee).status_code in {302, 403}
