"""A page is called Leichte Sprache only while it says what the group has read."""

import datetime
import json

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from iserlohn_europa.easy.models import EasyPage
from tests.admin.forms import page_form
from tests.factories import EasyPageFactory

NOTE = {"tested_by": "Prüfgruppe Beispiel", "tested_on": datetime.date(2026, 5, 6)}
READ, OTHER = "<p>Das ist gut.</p>", "<p>Das ist anders.</p>"
KEY = "0b2f6d52-5f0e-4a1e-9d8a-1c2d3e4f5a6b"


def story(text: str) -> str:
    return json.dumps([{"type": "sentences", "value": {"symbol": "", "text": text}, "id": KEY}])


@pytest.fixture(scope="module")
def _page(_home, for_the_module):
    def make():
        page = EasyPageFactory(
            parent=Page.get_first_root_node(), slug="startseite-leicht", teaser="Guten Tag!"
        )
        page.story = story(READ)
        page.tested_by, page.tested_on = NOTE.values()
        page.save_revision().publish()

    return for_the_module(make)


@pytest.fixture
def page(_page, home):
    return EasyPage.objects.get()


def sent(text: str, user, is_draft: bool = False, **fields):
    """The form of the page as somebody sends it who has typed that text."""
    page = EasyPage.objects.get().get_latest_revision_as_object()
    values = {"title": page.title, "slug": page.slug, "teaser": page.teaser} | NOTE | fields
    values |= {"story": streamfield([("sentences", {"symbol": "", "text": rich_text(text)})])}
    if not is_draft:
        values["action-publish"] = "1"
    form_class = EasyPage.get_edit_handler().get_form_class()
    form = form_class(page_form(EasyPage, **values), instance=page, for_user=user)
    if is_draft:
        form.defer_required_fields()
    return form


def errors_of(*args, **fields) -> dict:
    return sent(*args, **fields).errors


def test_what_was_read_can_be_published_again(page, superuser):
    assert errors_of(READ, superuser.user) == {}
    assert errors_of(READ, superuser.user, symbol="map") == {}


@pytest.mark.parametrize("fields", [{}, {"title": "Ein anderer Titel"}, {"teaser": "Anders."}])
def test_other_words_under_an_old_test_are_asked_about_at_the_field(page, superuser, fields):
    errors = errors_of(READ if fields else OTHER, superuser.user, **fields)
    assert list(errors) == ["tested_on"]
    assert "seit der Prüfung geändert" in errors["tested_on"][0]


@pytest.mark.parametrize(
    "fields", [{"tested_by": "", "tested_on": ""}, {"tested_on": "2026-07-08"}]
)
def test_without_the_note_or_with_a_new_day_other_words_are_published(page, superuser, fields):
    assert errors_of(OTHER, superuser.user, **fields) == {}


def test_a_draft_is_saved_but_its_words_are_still_asked_about_when_it_is_published(page, superuser):
    draft = sent(OTHER, superuser.user, is_draft=True)
    assert draft.is_valid(), draft.errors
    draft.save(commit=False).save_revision()
    assert list(errors_of(OTHER, superuser.user)) == ["tested_on"]
    assert errors_of(READ, superuser.user) == {}


def test_where_no_version_is_kept_the_public_words_count(page, superuser):
    EasyPage.objects.get().revisions.all().delete()
    EasyPage.objects.update(latest_revision=None, live_revision=None)
    assert errors_of(READ, superuser.user) == {}
    assert list(errors_of(OTHER, superuser.user)) == ["tested_on"]
