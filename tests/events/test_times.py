import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.times import TOWN_TIME, MissingHourError, moment

# Weeks in which clocks change, and any other day that can be typed.
days = st.dates(datetime.date(1000, 1, 1)) | st.dates(
    datetime.date(2026, 3, 26), datetime.date(2026, 3, 31)
)
nights = st.times(datetime.time(1), datetime.time(4)) | st.times()


def at(day: str, time: str) -> datetime.datetime:
    return moment(datetime.date.fromisoformat(day), datetime.time.fromisoformat(time))


def test_winter_time_is_one_hour_ahead_of_utc():
    assert at("2026-01-15", "19:00") == datetime.datetime(2026, 1, 15, 18, tzinfo=datetime.UTC)


def test_summer_time_is_two_hours_ahead_of_utc():
    assert at("2026-07-15", "19:00") == datetime.datetime(2026, 7, 15, 17, tzinfo=datetime.UTC)


def test_the_hour_that_is_skipped_in_march_is_refused():
    with pytest.raises(MissingHourError):
        at("2026-03-29", "02:30")


def test_the_minutes_around_the_skipped_hour_follow_each_other():
    before, after = at("2026-03-29", "01:59"), at("2026-03-29", "03:00")
    assert after - before == datetime.timedelta(minutes=1)


def test_the_hour_that_happens_twice_in_october_is_the_first_of_the_two():
    assert at("2026-10-25", "02:30") == datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)


def test_the_day_of_the_change_in_october_has_25_hours():
    assert at("2026-10-26", "00:00") - at("2026-10-25", "00:00") == datetime.timedelta(hours=25)


@given(days, nights)
def test_every_moment_shows_the_time_that_was_typed_or_clocks_never_did(day, time):
    try:
        shown = moment(day, time).astimezone(TOWN_TIME).replace(tzinfo=None)
    except MissingHourError:
        hour_later = datetime.datetime.combine(day, time) + datetime.timedelta(hours=1)
        moment(hour_later.date(), hour_later.time())
    else:
        assert shown == datetime.datetime.combine(day, time)
