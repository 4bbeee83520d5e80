import datetime
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.chronicle.anniversaries import (
    ROUND,
    anniversary_date,
    next_anniversary,
    next_round,
)
from iserlohn_europa.core.dates import PartialDate


@dataclass
class City:
    sort_key: str
    since: PartialDate | None
    is_celebrated: bool = True


def city(name, since, **fields) -> City:
    return City(name, PartialDate(since) if since else None, **fields)


@pytest.mark.parametrize(
    ("since", "years", "expected"),
    [
        ("1954", 75, "2029"),
        ("2022-06", 5, "2027-06"),
        ("1967-09-18", 60, "2027-09-18"),
        ("2004-02-29", 20, "2024-02-29"),
        ("2004-02-29", 25, "2029-02-28"),
        ("2005/2006", 25, "2030"),
    ],
)
def test_an_anniversary_is_as_exact_as_the_beginning(since, years, expected):
    assert str(anniversary_date(PartialDate(since), years)) == expected


def test_an_anniversary_of_today_is_still_to_come():
    laventie = city("laventie", "1967-09-18")
    assert next_round(laventie, laventie.since, datetime.date(2027, 9, 18)).years == 60


def test_the_day_after_it_is_five_years_away():
    laventie = city("laventie", "1967-09-18")
    assert next_round(laventie, laventie.since, datetime.date(2027, 9, 19)).years == 65


def test_a_bond_known_to_the_year_is_celebrated_all_year():
    auchel = city("auchel", "1966")
    anniversary = next_round(auchel, auchel.since, datetime.date(2026, 12, 31))
    assert (anniversary.years, str(anniversary.date)) == (60, "2026")


def test_the_bond_whose_turn_it_is_comes_first():
    cities = [city("laventie", "1967-09-18"), city("almelo", "1954"), city("chorzow", "2004-02-17")]
    assert next_anniversary(cities, datetime.date(2026, 11, 22)).page.sort_key == "laventie"


def test_a_suspended_bond_is_not_celebrated():
    cities = [city("nowotscherkassk", "1990-06-12", is_celebrated=False)]
    assert next_anniversary(cities, datetime.date(2030, 1, 1)) is None


def test_a_bond_without_a_beginning_has_no_anniversary():
    assert next_anniversary([city("neu", None)], datetime.date(2030, 1, 1)) is None


@given(
    since=st.dates(datetime.date(1900, 1, 1), datetime.date(2025, 12, 31)),
    on=st.dates(datetime.date(2026, 1, 1), datetime.date(2100, 1, 1)),
)
def test_the_next_anniversary_is_round_not_over_and_less_than_a_step_away(since, on):
    anniversary = next_round(None, PartialDate.from_day(since), on)
    assert anniversary.years % ROUND == 0
    assert not anniversary.date.is_past(on)
    assert anniversary.date.earliest.year - on.year <= ROUND
