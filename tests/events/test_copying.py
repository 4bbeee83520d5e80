"""How far an event is moved when it is copied for the next time."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.copying import Move, NoNextTimeError, next_time, time_on

day = datetime.date
some_day = st.dates(day(1000, 1, 1), day(2500, 12, 31))


def moved(first: day, on: day) -> day:
    return next_time(first, on).day(first)


def test_last_years_event_comes_a_year_later_on_the_same_day_of_the_week():
    assert moved(day(2025, 5, 9), on=day(2025, 11, 1)) == day(2026, 5, 8)
    assert f"{day(2025, 5, 9):%A}" == f"{day(2026, 5, 8):%A}"


def test_a_leap_year_makes_no_difference_to_the_day_of_the_week():
    assert moved(day(2027, 5, 7), on=day(2027, 6, 1)) == day(2028, 5, 5)


def test_an_event_that_is_still_to_come_is_moved_by_a_year_too():
    assert moved(day(2026, 5, 9), on=day(2025, 11, 1)) == day(2027, 5, 8)


def test_an_event_of_long_ago_comes_the_next_time_it_can():
    assert moved(day(2007, 12, 1), on=day(2026, 11, 22)) == day(2026, 11, 28)
    assert moved(day(2007, 12, 1), on=day(2026, 11, 29)) == day(2027, 12, 4)


def test_a_copy_may_begin_on_the_very_day():
    assert moved(day(2025, 5, 9), on=day(2026, 5, 8)) == day(2026, 5, 8)
    assert moved(day(2025, 5, 9), on=day(2026, 5, 9)) == day(2027, 5, 7)


def test_an_event_on_the_29th_of_february_comes_back_in_any_year():
    assert moved(day(2024, 2, 29), on=day(2024, 3, 1)) == day(2025, 2, 27)


@given(first=some_day, on=some_day)
def test_the_next_time_is_a_year_with_the_same_day_of_the_week(first, on):
    move = next_time(first, on)
    new = move.day(first)
    assert new >= on
    assert new.weekday() == first.weekday()
    assert move.years >= 1
    assert abs(move.days - move.years * 365.2425) < 6


@given(first=some_day, on=some_day)
def test_no_year_is_left_out(first, on):
    years = next_time(first, on).years
    if years > 1:
        shorter = round((years - 1) * 365.2425 / 7) * 7
        assert first + datetime.timedelta(days=shorter - 7) < on


def test_after_the_last_year_of_the_calendar_there_is_no_next_time():
    with pytest.raises(NoNextTimeError):
        next_time(day(9999, 5, 9), day(2026, 1, 1))
    with pytest.raises(NoNextTimeError):
        Move(years=1, days=364).day(day(9999, 12, 31))


def test_the_year_in_a_title_moves_along():
    words = Move(years=1, days=364).words
    assert words("Europafest 2025", day(2025, 5, 9), day(2025, 5, 9)) == "Europafest 2026"


def test_a_season_in_a_title_moves_as_a_whole():
    words = Move(years=1, days=364).words
    title = "Lesereihe 2025/2026"
    assert words(title, day(2025, 10, 1), day(2026, 3, 1)) == "Lesereihe 2026/2027"


@pytest.mark.parametrize("title", ["Europafest", "Vor 1954", "Nummer 20251", "Rückblick auf 2024"])
def test_a_title_without_the_year_of_the_event_stays(title):
    words = Move(years=1, days=364).words
    assert words(title, day(2025, 5, 9), day(2025, 5, 9)) == title


def test_a_time_that_clocks_skip_is_not_kept():
    assert time_on(day(2026, 3, 29), datetime.time(2, 30)) is None
    assert time_on(day(2026, 10, 25), datetime.time(2, 30)) == datetime.time(2, 30)
    assert time_on(day(2026, 3, 29), None) is None
