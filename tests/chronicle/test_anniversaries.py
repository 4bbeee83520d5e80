import datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iserlohn_europa.chronicle.anniversaries import (
    ROUND,
    Occasion,
    anniversaries,
    anniversary_date,
    by_year,
    celebrated,
    last_day_ahead,
    next_anniversary,
    rounds,
)
from iserlohn_europa.chronicle.choices import Lead, OccasionKind
from iserlohn_europa.core.dates import PartialDate

ON = datetime.date(2026, 11, 22)


def occasion(since, name="Laventie", **fields) -> Occasion:
    return Occasion(
        PartialDate(since), OccasionKind.BOND, f"%(years)s Jahre {name}", key=uuid4(), **fields
    )


def titles(*occasions, on=ON) -> list[str]:
    return [each.title for each in anniversaries(occasions, on)]


def only(since, on=ON):
    """The next anniversary of something that began then."""
    return next_anniversary([occasion(since)], on)


@pytest.mark.parametrize(
    ("since", "years", "expected"),
    [
        ("1954", 75, "2029"),
        ("2022-06", 5, "2027-06"),
        ("1967-09-18", 60, "2027-09-18"),
        ("2004-02-29", 20, "2024-02-29"),
        ("2004-02-29", 25, "2029-02-28"),
        ("2005/2006", 25, "2030"),
        ("2007-12-07/2007-12-09", 20, "2027-12-07"),
        ("2004-02-29/2004-03-02", 25, "2029-02-28"),
        ("2007-12-30/2008-01-02", 20, "2027-12-30"),
        ("2007-05/2007-06", 20, "2027-05"),
        ("2005/2007-06", 20, "2025"),
    ],
)
def test_an_anniversary_is_as_exact_as_the_beginning(since, years, expected):
    assert str(anniversary_date(PartialDate(since), years)) == expected


@pytest.mark.parametrize(
    ("since", "when", "in_its_year"),
    [
        ("1954", "im Jahr 2029", "im Laufe des Jahres"),
        ("2022-06", "im Juni 2027", "im Juni"),
        ("1967-09-18", "am 18. September 2027", "am 18. September"),
    ],
)
def test_words_claim_no_more_than_is_known(since, when, in_its_year):
    anniversary = only(since)
    assert anniversary.when == when
    assert anniversary.when_in_its_year == in_its_year


def test_an_anniversary_of_today_is_still_to_come():
    assert only("1967-09-18", on=datetime.date(2027, 9, 18)).years == 60


def test_the_day_after_it_is_five_years_away():
    assert only("1967-09-18", on=datetime.date(2027, 9, 19)).years == 65


def test_a_bond_known_to_the_year_is_celebrated_all_year():
    anniversary = only("1966", on=datetime.date(2026, 12, 31))
    assert (anniversary.years, str(anniversary.date)) == (60, "2026")


def test_29_february_is_celebrated_on_the_28th_in_other_years():
    on = datetime.date(2029, 2, 28)
    assert only("2004-02-29", on=on).date == PartialDate("2029-02-28")
    assert only("2004-02-29", on=on + datetime.timedelta(1)).years == 30


def test_who_asks_on_29_february_looks_ten_years_ahead():
    on = datetime.date(2028, 2, 29)
    assert last_day_ahead(on) == datetime.date(2038, 2, 28)
    assert titles(occasion("2008-02-28"), on=on) == ["25 Jahre Laventie", "30 Jahre Laventie"]


def test_the_same_day_in_ten_years_belongs_to_it_and_the_next_day_does_not():
    assert titles(occasion("2016-11-22")) == [
        "10 Jahre Laventie",
        "15 Jahre Laventie",
        "20 Jahre Laventie",
    ]
    assert titles(occasion("2016-11-23")) == ["10 Jahre Laventie", "15 Jahre Laventie"]


def test_a_year_that_has_begun_by_then_belongs_to_it():
    assert titles(occasion("2006")) == [f"{years} Jahre Laventie" for years in (20, 25, 30)]


def test_what_is_still_to_happen_has_no_anniversary():
    assert titles(occasion("2027-05")) == []


@pytest.mark.parametrize(
    ("years", "mark"),
    [
        (20, ""),
        (25, "ein Vierteljahrhundert"),
        (50, "ein halbes Jahrhundert"),
        (75, "ein Dreivierteljahrhundert"),
        (100, "ein Jahrhundert"),
        (125, "ein großes Jubiläum"),
    ],
)
def test_the_great_ones_have_a_word(years, mark):
    anniversary = only(str(2027 - years))
    assert (anniversary.years, anniversary.mark) == (years, mark)
    assert anniversary.is_strong == bool(mark)


def test_the_one_whose_turn_it_is_comes_first():
    cities = [
        occasion("1967-09-18", "Laventie"),
        occasion("1954", "Almelo"),
        occasion("2004-02-17", "Chorzów"),
    ]
    assert next_anniversary(cities, ON).title == "60 Jahre Laventie"


def test_years_follow_each_other_and_what_is_known_to_the_year_comes_last():
    cities = [
        occasion("1962", "Jahr"),
        occasion("1967-09-18", "Tag"),
        occasion("1967", "Jahr"),
        occasion("1967-09", "Monat"),
    ]
    years = by_year(anniversaries(cities, ON))
    assert [year for year, _found in years] == [2027, 2032]
    assert [each.title for each in years[0][1]] == [
        "60 Jahre Tag",
        "60 Jahre Monat",
        "65 Jahre Jahr",
        "60 Jahre Jahr",
    ]


def test_what_is_not_celebrated_is_only_for_staff():
    cities = [occasion("1990-06-12", "Nowotscherkassk", is_celebrated=False)]
    assert celebrated(cities) == []
    assert next_anniversary(cities, ON) is None
    assert "40 Jahre Nowotscherkassk" in titles(*cities)


@pytest.mark.parametrize(
    ("since", "lead"),
    [
        ("2017-11-22", Lead.APPLY),
        ("2017-11-23", Lead.PLAN),
        ("2018-05-22", Lead.PLAN),
        ("2018-05-23", Lead.LATER),
        ("2016", Lead.NOW),
        ("2017", Lead.APPLY),
        ("2018", Lead.PLAN),
    ],
)
def test_staff_hear_twelve_and_eighteen_months_before(since, lead):
    assert only(since).lead(ON) is lead


def test_each_anniversary_has_a_lasting_name_of_its_own():
    bond = occasion("1967-09-18")
    corrected = Occasion(PartialDate("1967-09-17"), bond.kind, "%(years)s", key=bond.key)
    keys = [each.key for each in anniversaries([bond], ON)]
    assert len(set(keys)) == len(keys) == 2
    assert [each.key for each in anniversaries([corrected], ON)] == keys


DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
PARTIAL = st.one_of(
    DAYS.map(PartialDate.from_day),
    DAYS.map(lambda day: PartialDate(f"{day:%Y-%m}")),
    DAYS.map(lambda day: PartialDate(f"{day:%Y}")),
    st.integers(1900, 2100).map(lambda year: PartialDate(f"{year}/{year + 1}")),
    DAYS.map(lambda day: PartialDate.from_days(day, day + datetime.timedelta(2))),
)


@given(since=PARTIAL, on=DAYS)
def test_every_anniversary_is_round_ahead_and_no_more_exact_than_its_beginning(since, on):
    found = anniversaries([occasion(since.text)], on)
    for each in found:
        assert each.years % ROUND == 0
        assert each.years > 0
        assert not each.date.is_past(on)
        assert each.date.earliest <= last_day_ahead(on)
        assert each.date.year - since.year == each.years
        assert each.date.precision is since.begin.precision
    assert len({each.years for each in found}) == len(found)


@given(since=PARTIAL, on=DAYS)
def test_no_round_anniversary_of_the_next_ten_years_is_missed(since, on):
    until = last_day_ahead(on)
    expected = [
        years
        for years in range(1, 220)
        if years % ROUND == 0
        and since.earliest <= on
        and anniversary_date(since, years).latest >= on
        and anniversary_date(since, years).earliest <= until
    ]
    assert [each.years for each in rounds(occasion(since.text), on, until)] == expected


@given(since=DAYS, years=st.integers(1, 200))
def test_a_day_keeps_its_month_and_moves_only_from_29_february(since, years):
    day = anniversary_date(PartialDate.from_day(since), years).earliest
    assert (day.year, day.month) == (since.year + years, since.month)
    assert day.day == since.day or (since.day, since.month, day.day) == (29, 2, 28)
