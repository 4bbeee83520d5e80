import datetime

import pytest

from events.models import EventDate, EventPage
from tests.factories import EventFactory

MAY_6 = datetime.date(2026, 5, 6)
DAY = datetime.timedelta(days=1)


def upcoming(on) -> list[str]:
    return [event.title for event in EventPage.objects.live().upcoming(on)]


def past(on) -> list[str]:
    return [event.title for event in EventPage.objects.live().past(on)]


@pytest.fixture
def festival(calendar):
    """An event of three days, from 6 to 8 May."""
    return EventFactory(
        parent=calendar,
        title="Europatage",
        dates=[EventDate(starts_on=MAY_6, ends_on=MAY_6 + 2 * DAY)],
    )


@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_an_event_is_upcoming_until_its_last_day_is_over(festival, days):
    assert upcoming(MAY_6 + days * DAY) == ["Europatage"]
    assert past(MAY_6 + days * DAY) == []


def test_an_event_is_past_the_day_after_its_last(festival):
    assert upcoming(MAY_6 + 3 * DAY) == []
    assert past(MAY_6 + 3 * DAY) == ["Europatage"]


def test_an_event_with_one_date_left_is_upcoming_and_stands_in_the_list_once(calendar):
    dates = [EventDate(starts_on=MAY_6 + each * DAY) for each in (0, 7, 14)]
    EventFactory(parent=calendar, title="Sprachkurs", dates=dates)
    assert upcoming(MAY_6 + DAY) == ["Sprachkurs"]
    assert upcoming(MAY_6 - DAY) == ["Sprachkurs"]
    assert past(MAY_6 + 8 * DAY) == []


def test_the_next_event_comes_first_by_its_next_date_not_by_its_first(calendar):
    course = [EventDate(starts_on=MAY_6), EventDate(starts_on=MAY_6 + 14 * DAY)]
    EventFactory(parent=calendar, title="Sprachkurs", dates=course)
    EventFactory(parent=calendar, title="Lesung", dates=[EventDate(starts_on=MAY_6 + 7 * DAY)])
    assert upcoming(MAY_6 + DAY) == ["Lesung", "Sprachkurs"]


def test_the_latest_past_event_comes_first(calendar):
    EventFactory(parent=calendar, title="früher", date="2007-12")
    EventFactory(parent=calendar, title="später", date="2008")
    assert past(MAY_6) == ["später", "früher"]


def test_an_event_known_to_the_month_is_upcoming_until_the_month_is_over(calendar):
    EventFactory(parent=calendar, title="Konferenz", date="2026-12")
    assert upcoming(datetime.date(2026, 12, 31)) == ["Konferenz"]
    assert past(datetime.date(2027, 1, 1)) == ["Konferenz"]


def test_upcoming_and_past_share_one_border(calendar, festival):
    for offset in range(-5, 10):
        on = MAY_6 + offset * DAY
        assert sorted(upcoming(on) + past(on)) == ["Europatage"]
