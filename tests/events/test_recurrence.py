"""The days of a series, by the rules of RFC 5545."""

import datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events.choices import Rhythm
from events.recurrence import (
    days_of_series,
    fits,
    horizon,
    in_words,
    is_day_of_series,
    is_last_weekday,
    ordinal,
)

DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31))
rhythms = st.sampled_from(Rhythm)


def on(year, month, day):
    return datetime.date(year, month, day)


def some(rhythm, first, number=4, until=None):
    last = first + datetime.timedelta(days=9 * 366)
    return list(days_of_series(rhythm, first, until, last))[:number]


def test_every_second_tuesday_of_the_month():
    found = some(Rhythm.MONTHLY_WEEKDAY, on(2026, 12, 8))
    assert found == [on(2026, 12, 8), on(2027, 1, 12), on(2027, 2, 9), on(2027, 3, 9)]


def test_every_last_friday_of_the_month():
    found = some(Rhythm.MONTHLY_LAST_WEEKDAY, on(2026, 10, 30))
    assert found == [on(2026, 10, 30), on(2026, 11, 27), on(2026, 12, 25), on(2027, 1, 29)]


def test_every_two_weeks_across_new_year():
    found = some(Rhythm.FORTNIGHTLY, on(2026, 12, 22), 3)
    assert found == [on(2026, 12, 22), on(2027, 1, 5), on(2027, 1, 19)]


def test_a_month_without_a_31st_has_no_date():
    found = some(Rhythm.MONTHLY_DAY, on(2027, 1, 31), 3)
    assert found == [on(2027, 1, 31), on(2027, 3, 31), on(2027, 5, 31)]


def test_29_february_comes_in_leap_years():
    assert some(Rhythm.YEARLY, on(2028, 2, 29), 2) == [on(2028, 2, 29), on(2032, 2, 29)]


def test_the_last_day_belongs_to_the_series():
    assert some(Rhythm.DAILY, on(2026, 5, 1), until=on(2026, 5, 2)) == [
        on(2026, 5, 1),
        on(2026, 5, 2),
    ]


def test_a_series_that_ends_before_it_begins_has_no_date():
    assert some(Rhythm.WEEKLY, on(2026, 5, 8), until=on(2026, 5, 1)) == []


def test_dates_are_made_three_years_ahead_also_from_29_february():
    assert horizon(on(2026, 11, 22)) == on(2029, 11, 22)
    assert horizon(on(2028, 2, 29)) == on(2031, 2, 28)


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (Rhythm.DAILY, "jeden Tag"),
        (Rhythm.WEEKLY, "jeden Dienstag"),
        (Rhythm.FORTNIGHTLY, "alle zwei Wochen am Dienstag"),
        (Rhythm.MONTHLY_WEEKDAY, "jeden zweiten Dienstag im Monat"),
        (Rhythm.MONTHLY_LAST_WEEKDAY, "jeden letzten Dienstag im Monat"),
        (Rhythm.MONTHLY_DAY, "jeden Monat am 8."),
        (Rhythm.YEARLY, "jedes Jahr am 8. Dezember"),
    ],
)
def test_a_rhythm_is_said_as_germans_say_it(rhythm, words):
    assert in_words(rhythm, on(2026, 12, 8)) == words


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (Rhythm.FORTNIGHTLY, "every other Tuesday"),
        (Rhythm.MONTHLY_WEEKDAY, "every second Tuesday of the month"),
        (Rhythm.MONTHLY_DAY, "on the 8th of every month"),
        (Rhythm.YEARLY, "every year on 8 December"),
    ],
)
def test_a_rhythm_is_said_in_english_too(rhythm, words):
    with translation.override("en"):
        assert in_words(rhythm, on(2026, 12, 8)) == words


def test_a_fifth_tuesday_makes_no_monthly_series():
    assert not fits(Rhythm.MONTHLY_WEEKDAY, on(2026, 12, 29))
    assert fits(Rhythm.MONTHLY_LAST_WEEKDAY, on(2026, 12, 29))
    assert not fits(Rhythm.MONTHLY_LAST_WEEKDAY, on(2026, 12, 22))


@given(rhythms, days)
def test_the_first_day_of_a_rule_that_fits_is_its_first_date(rhythm, first):
    if fits(rhythm, first):
        assert some(rhythm, first, 1) == [first]


@given(rhythms, days, st.integers(0, 800), st.integers(0, 800))
def test_all_dates_rise_and_stay_between_the_beginning_and_the_end(rhythm, first, until, last):
    end, last = first + until * DAY, first + last * DAY
    found = list(days_of_series(rhythm, first, end, last))
    assert found == sorted(set(found))
    assert all(first <= day <= min(end, last) for day in found)
    assert all(is_day_of_series(rhythm, first, end, day) for day in found)


@given(rhythms, days, st.integers(0, 400))
def test_a_day_belongs_to_a_series_or_is_not_among_its_dates(rhythm, first, offset):
    day = first + offset * DAY
    found = list(days_of_series(rhythm, first, None, day))
    assert is_day_of_series(rhythm, first, None, day) == (day in found)


@given(days)
def test_monthly_weekdays_keep_their_weekday_and_their_place(first):
    if fits(Rhythm.MONTHLY_WEEKDAY, first):
        for day in some(Rhythm.MONTHLY_WEEKDAY, first, 14):
            assert (day.weekday(), ordinal(day)) == (first.weekday(), ordinal(first))
    if fits(Rhythm.MONTHLY_LAST_WEEKDAY, first):
        for day in some(Rhythm.MONTHLY_LAST_WEEKDAY, first, 14):
            assert day.weekday() == first.weekday() and is_last_weekday(day)
