"""How far an event is moved when it is copied for the next time."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from events.copying import Move, NoNextTimeError, next_time, time_on
from events.recurrence import (
    RHYTHMS_OF_MONTHS,
    days_of_series,
    fits,
    in_words,
    is_last_weekday,
)

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


def begin(rhythm: str, first: day, years: int = 1) -> day:
    return Move(years, 364 * years).begin(first, rhythm)


@pytest.mark.parametrize(
    ("rhythm", "first", "expected"),
    [
        ("monthly_weekday", day(2026, 9, 8), day(2027, 9, 14)),
        ("monthly_weekday", day(2026, 9, 1), day(2027, 9, 7)),
        ("monthly_last", day(2026, 1, 30), day(2027, 1, 29)),
        ("monthly_day", day(2026, 9, 15), day(2027, 9, 15)),
        ("yearly", day(2026, 5, 9), day(2027, 5, 9)),
        ("weekly", day(2026, 9, 8), day(2027, 9, 7)),
        ("fortnightly", day(2026, 9, 8), day(2027, 9, 7)),
        ("daily", day(2026, 9, 8), day(2027, 9, 7)),
    ],
)
def test_a_series_keeps_its_rule(rhythm, first, expected):
    assert begin(rhythm, first) == expected


def test_a_month_without_the_day_leaves_it_to_the_next():
    assert begin("monthly_day", day(2024, 2, 29)) == day(2025, 3, 29)


def test_the_29th_of_february_waits_for_the_next_leap_year():
    move = next_time(day(2024, 2, 29), day(2024, 3, 1), "yearly")
    assert move.years == 4
    assert move.begin(day(2024, 2, 29), "yearly") == day(2028, 2, 29)
    assert move.until(day(2025, 1, 1), "yearly", day(2024, 2, 29)) == day(2029, 1, 1)


@given(rhythm=st.sampled_from(RHYTHMS_OF_MONTHS), first=some_day, on=some_day)
def test_the_rule_of_months_reads_as_before(rhythm, first, on):
    assume(fits(rhythm, first))
    new = next_time(first, on, rhythm).begin(first, rhythm)
    assert new >= on
    if rhythm == "monthly_last":
        assert is_last_weekday(new)
        assert new.weekday() == first.weekday()
    else:
        assert in_words(rhythm, new) == in_words(rhythm, first)


@pytest.mark.parametrize(
    ("rhythm", "first", "until", "expected"),
    [
        ("monthly_weekday", day(2026, 9, 8), day(2027, 6, 30), day(2028, 6, 30)),
        ("monthly_day", day(2023, 9, 15), day(2024, 2, 29), day(2025, 2, 28)),
        ("monthly_day", day(2023, 9, 29), day(2024, 2, 29), day(2025, 2, 28)),
        ("yearly", day(2026, 5, 9), day(2030, 5, 9), day(2031, 5, 9)),
        ("weekly", day(2025, 1, 7), day(2025, 3, 25), day(2026, 3, 24)),
    ],
)
def test_the_end_of_a_series_moves_along(rhythm, first, until, expected):
    assert Move(1, 364).until(until, rhythm, first) == expected


@pytest.mark.parametrize("until", [day(2026, 9, 8), day(2027, 6, 8), day(2027, 6, 10)])
def test_the_end_does_not_cost_a_series_its_last_date(until):
    first, rhythm = day(2026, 9, 8), "monthly_weekday"
    move = Move(1, 364)
    old = list(days_of_series(rhythm, first, until, day.max))
    new_until = move.until(until, rhythm, first)
    new = list(days_of_series(rhythm, move.begin(first, rhythm), new_until, day.max))
    assert len(new) == len(old)


def test_after_the_last_year_no_series_begins():
    for first in (day(9999, 5, 9), day(9996, 2, 29)):
        with pytest.raises(NoNextTimeError):
            next_time(first, day(2026, 1, 1), "yearly")
    with pytest.raises(NoNextTimeError):
        Move(1, 364).until(day(9999, 12, 31), "yearly", day(2026, 5, 9))


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
