"""Editors see a page as visitors will see it in a month or a year."""

import datetime

import pytest
from django.utils import timezone

from events.models import EventDate
from iserlohn_europa.core.today import as_of, today
from tests.factories import EventFactory

IN_TWO_WEEKS = timezone.localdate() + datetime.timedelta(days=14)


@pytest.fixture
def concert(events):
    return EventFactory(parent=events, title="Konzert", dates=[EventDate(starts_on=IN_TWO_WEEKS)])


def preview(page, mode: str) -> str:
    response = page.make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_over_by_then_is_no_longer_announced(home, concert):
    assert "Konzert" in preview(home, "")
    assert "Konzert" not in preview(home, "month")


def test_every_page_offers_today_first(home, concert):
    for page in (home, concert):
        assert [name for name, _label in page.preview_modes] == ["", "month", "year"]
        assert page.default_preview_mode == ""


def test_the_other_day_ends_with_the_preview(home):
    preview(home, "year")
    assert today() == timezone.localdate()


def test_the_other_day_ends_when_something_fails():
    with pytest.raises(ValueError, match="broken"), as_of(datetime.date(2030, 1, 1)):
        assert today() == datetime.date(2030, 1, 1)
        raise ValueError("broken")
    assert today() == timezone.localdate()


def test_an_editor_chooses_the_day_beside_the_form(editor, concert):
    address = f"/admin/pages/{concert.pk}/edit/"
    assert "in einem Jahr" in editor.get(address).content.decode()
