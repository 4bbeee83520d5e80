import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.month import first_of_month, last_of_month, neighbours, weeks_of_month

DECEMBER = datetime.date(2026, 12, 1)


def days(number):
    return datetime.timedelta(days=number)


def weeks(*dates, first=DECEMBER, on=DECEMBER):
    return weeks_of_month(first, dates, lambda date: date, on)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-00", "1899-12", "2200-01", "2026-1", "x", "٢٠٢٦-١٢"]
)
def test_what_is_no_month_is_none(text):
    assert first_of_month(text) is None


def test_a_month_is_read():
    assert first_of_month("2026-12") == DECEMBER


def test_the_calendar_ends_where_nobody_looks_any_more():
    assert neighbours(datetime.date(1900, 1, 1))[0] is None
    assert neighbours(datetime.date(2199, 12, 1))[1] is None
    assert neighbours(DECEMBER) == (datetime.date(2026, 11, 1), datetime.date(2027, 1, 1))


def test_a_date_stands_on_each_of_its_days_and_ends_with_the_month():
    trip = (datetime.date(2026, 12, 30), datetime.date(2027, 1, 2))
    found = [day.day for week in weeks(trip) for day in week if day.dates]
    assert found == [datetime.date(2026, 12, 30), datetime.date(2026, 12, 31)]


def test_weeks_begin_on_monday_and_today_is_marked():
    table = weeks(on=datetime.date(2026, 12, 24))
    assert {week[0].day.weekday() for week in table} == {0}
    assert [day.day for week in table for day in week if day.is_today] == [
        datetime.date(2026, 12, 24)
    ]


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 1)))
def test_every_day_of_a_month_stands_in_it_once(day):
    first = day.replace(day=1)
    inside = [each.day for week in weeks(first=first) for each in week if each.is_in_month]
    assert inside == [first + days(number) for number in range(last_of_month(first).day)]
