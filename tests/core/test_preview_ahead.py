"""Editors see a page as visitors will see it in a month, a year or on the day of an event."""

import datetime

import pytest
from django.utils import timezone

from events.choices import Rhythm
from events.models import EventDate, EventSeries
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


def names(page) -> list[str]:
    return [name for name, _label in page.preview_modes]


def test_every_page_offers_today_first(home, concert):
    assert names(home) == ["", "month", "year"]
    assert names(concert) == ["", "event", "month", "year"]
    assert home.default_preview_mode == concert.default_preview_mode == ""


def test_the_day_of_an_event_is_that_of_its_next_date():
    days = [IN_TWO_WEEKS - datetime.timedelta(days=60), IN_TWO_WEEKS]
    page = EventFactory.build(dates=[EventDate(starts_on=day) for day in days])
    assert page.days_to_preview(timezone.localdate())["event"][1] == IN_TWO_WEEKS


def test_the_day_of_an_event_shows_that_nobody_can_register_any_more(events):
    page = EventFactory(
        parent=events,
        dates=[EventDate(starts_on=IN_TWO_WEEKS)],
        registration_url="https://example.org/anmeldung",
        registration_deadline=IN_TWO_WEEKS - datetime.timedelta(days=1),
    )
    assert "Jetzt anmelden" in preview(page, "")
    assert "Jetzt anmelden" not in preview(page, "event")


def test_the_day_of_a_series_is_that_of_its_next_date():
    today_in_town = timezone.localdate()
    row = EventSeries(rhythm=Rhythm.WEEKLY, starts_on=today_in_town - datetime.timedelta(days=15))
    page = EventFactory.build(series=[row])
    _label, day = page.days_to_preview(today_in_town)["event"]
    assert day == today_in_town + datetime.timedelta(days=6)


def test_what_is_over_has_no_day_ahead_and_what_is_added_may_get_one(events):
    over = [EventDate(starts_on=timezone.localdate() - datetime.timedelta(days=9))]
    assert "event" not in names(EventFactory(parent=events, dates=over))
    new = EventFactory.build()
    assert "event" in names(new)
    assert new.days_to_preview(IN_TWO_WEEKS)["event"][1] == IN_TWO_WEEKS


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
