import datetime

import pytest
from django.core.exceptions import ValidationError

from events.models import EventDate

MAY_6 = datetime.date(2026, 5, 6)


def errors_of(**fields) -> dict:
    with pytest.raises(ValidationError) as caught:
        EventDate(starts_on=MAY_6, **fields).clean()
    return caught.value.message_dict


def test_a_date_may_be_a_day_and_nothing_else():
    EventDate(starts_on=MAY_6).clean()


def test_a_date_may_last_over_midnight():
    EventDate(
        starts_on=MAY_6,
        start_time=datetime.time(20),
        ends_on=datetime.date(2026, 5, 7),
        end_time=datetime.time(2),
    ).clean()


def test_an_end_before_the_first_day_is_refused_at_its_field():
    assert "ends_on" in errors_of(ends_on=datetime.date(2026, 5, 5))


def test_an_end_earlier_in_the_day_is_refused_and_says_how_to_go_on():
    errors = errors_of(start_time=datetime.time(20), end_time=datetime.time(2))
    assert "nächsten Tag" in errors["end_time"][0]


def test_an_end_without_a_beginning_asks_for_the_beginning():
    assert "start_time" in errors_of(end_time=datetime.time(18))


@pytest.mark.parametrize("field", ["start_time", "end_time"])
def test_a_time_that_clocks_skip_is_refused_at_its_field(field):
    date = EventDate(
        starts_on=datetime.date(2026, 3, 29),
        start_time=datetime.time(1),
        end_time=datetime.time(4),
    )
    setattr(date, field, datetime.time(2, 30))
    with pytest.raises(ValidationError) as caught:
        date.clean()
    assert list(caught.value.message_dict) == [field]


def test_an_event_over_the_doubled_hour_ends_after_it_begins():
    date = EventDate(
        starts_on=datetime.date(2026, 10, 25),
        start_time=datetime.time(1, 30),
        end_time=datetime.time(3),
    )
    date.clean()
    assert date.ends_at - date.starts_at == datetime.timedelta(hours=2, minutes=30)


def test_a_form_left_empty_has_no_opinion_about_its_clock():
    EventDate(start_time=datetime.time(20), end_time=datetime.time(2)).clean()
