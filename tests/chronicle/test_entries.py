import datetime

import pytest

from iserlohn_europa.chronicle.choices import EntryKind
from iserlohn_europa.chronicle.entries import CityMark, Entry, by_year, merged, years_ago
from iserlohn_europa.core.dates import PartialDate

ALMELO = CityMark(key="almelo", name="Almelo", url="/almelo/")
CHORZOW = CityMark(key="chorzow", name="Chorzów", url="/chorzow/")


def entry(date, text="", happening=None, **fields) -> Entry:
    return Entry(
        date=PartialDate(date),
        kind=fields.pop("kind", EntryKind.MILESTONE),
        text=text,
        happening=happening or object(),
        **fields,
    )


def test_what_happened_twice_on_one_day_stays_two_entries():
    assert len(merged([entry("2017-09-27", "eins"), entry("2017-09-27", "zwei")])) == 2


def test_one_happening_is_one_entry_with_the_mark_of_every_city():
    lines = merged(
        [
            entry("2024-07-05", "70 Jahre", "weekend", cities=(ALMELO,)),
            entry("2024-07-05", "20 Jahre", "weekend", cities=(CHORZOW,)),
        ]
    )
    assert [line.cities for line in lines] == [(ALMELO, CHORZOW)]


def test_a_city_the_entry_leads_to_is_not_marked_once_more():
    line = entry("2002", "Glauchau: Hilfe", url="/almelo/", cities=(ALMELO, CHORZOW))
    assert line.cities_beside == (CHORZOW,)


def test_the_page_that_tells_it_speaks_for_all():
    lines = merged(
        [
            entry("2007-12", "Glauchau nimmt teil.", "conference"),
            entry("2007-12", "Konferenz", "conference", url="/konferenz/", tells=True),
        ]
    )
    assert [(line.text, line.url) for line in lines] == [("Konferenz", "/konferenz/")]


def test_an_award_is_told_by_its_ceremony():
    lines = merged(
        [
            entry("2017-09-27", "Preis", "award", tells=True),
            entry("2017-09-27", "Meilenstein", "award"),
            entry("2017-09-27", "Verleihung", "ceremony", tells=True),
        ],
        told_on={"award": "ceremony"},
    )
    assert [line.text for line in lines] == ["Verleihung"]


def test_two_pages_that_name_each_other_do_not_hang_the_chronicle():
    lines = merged(
        [entry("2017", "a", "a", tells=True), entry("2017", "b", "b", tells=True)],
        told_on={"a": "b", "b": "a"},
    )
    assert lines


def test_the_more_exact_date_stands_before_the_month_that_holds_it():
    lines = merged([entry("2007-05", "Monat"), entry("2007-05-01", "Tag"), entry("2006", "Jahr")])
    assert [line.text for line in lines] == ["Jahr", "Tag", "Monat"]


def test_years_follow_each_other():
    years = by_year(merged([entry("2007", "b"), entry("1954", "a"), entry("2007-05", "c")]))
    assert [(year, len(lines)) for year, lines in years] == [(1954, 1), (2007, 2)]


def test_a_round_number_of_years_ago_is_found():
    ago = years_ago(
        [entry("2016-06-04", "Festakt"), entry("2015-06-04")], datetime.date(2026, 6, 5)
    )
    assert (ago[0], ago[1].text) == (10, "Festakt")


@pytest.mark.parametrize(
    ("date", "on", "is_reached"),
    [
        ("2016-06-04", datetime.date(2026, 6, 3), False),
        ("2016-06-04", datetime.date(2026, 6, 4), True),
        ("2016-06-04", datetime.date(2026, 12, 31), True),
        ("2016-02-29", datetime.date(2021, 2, 27), False),
        ("2016-02-29", datetime.date(2021, 2, 28), True),
        ("2016-06", datetime.date(2026, 5, 31), False),
        ("2016-06", datetime.date(2026, 6, 1), True),
        ("2016", datetime.date(2026, 1, 1), True),
        ("2016-06-04/2016-06-06", datetime.date(2026, 6, 3), False),
        ("2016-06-04/2016-06-06", datetime.date(2026, 6, 4), True),
    ],
)
def test_years_count_only_when_they_are_complete(date, on, is_reached):
    assert (years_ago([entry(date)], on) is not None) == is_reached


def test_nothing_round_is_nothing():
    assert years_ago([entry("2017-06-04")], datetime.date(2026, 6, 1)) is None


def test_a_day_in_this_season_goes_before_a_year():
    on = datetime.date(2026, 11, 22)
    ago = years_ago([entry("1966", "Jahr"), entry("1991-10-29", "Tag")], on)
    assert ago[1].text == "Tag"


def test_this_year_is_no_anniversary():
    assert years_ago([entry("2026-01-01")], datetime.date(2026, 6, 1)) is None


def test_what_is_only_announced_or_belongs_to_a_suspended_bond_is_not_recalled():
    on = datetime.date(2026, 6, 5)
    assert years_ago([entry("2016-06-04")], on)
    assert years_ago([entry("2016-06-04", is_certain=False)], on) is None
    assert years_ago([entry("2016-06-04", is_celebrated=False)], on) is None


def test_what_an_editor_hid_does_not_speak_and_leaves_no_mark():
    lines = merged(
        [
            entry("2007-12", "Glauchau nimmt teil.", "conference", cities=(ALMELO,)),
            entry("2007-12", "Chorzów fehlt.", "conference", cities=(CHORZOW,)),
            entry("2007-12", "Konferenz", "conference", tells=True, is_in_chronicle=False),
            entry("2008", "Geheim", is_in_chronicle=False),
        ]
    )
    assert [(line.text, line.cities) for line in lines] == [
        ("Glauchau nimmt teil.", (ALMELO, CHORZOW))
    ]
    assert merged([entry("2007", is_in_chronicle=False, cities=(ALMELO,))]) == []
