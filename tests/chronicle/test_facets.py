"""A reader picks a city, a kind of entry, a decade, or several of these."""

import pytest

from iserlohn_europa.chronicle.choices import EntryKind
from iserlohn_europa.chronicle.entries import CityMark, Entry
from iserlohn_europa.chronicle.facets import chronicle_facets
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.facets import Narrowing
from iserlohn_europa.core.filters import picked_words

ALMELO = CityMark("1", "Almelo", "/almelo/", "almelo")
CHORZOW = CityMark("2", "Chorzów", "/chorzow/", "chorzow")


def entry(text, kind, *cities, date="2014") -> Entry:
    return Entry(PartialDate(date), kind, text, happening=text, cities=cities)


ENTRIES = [
    entry("Fest", EntryKind.EVENT, ALMELO, CHORZOW),
    entry("Kranz", EntryKind.MILESTONE, ALMELO),
    entry("Urkunde", EntryKind.BOND, CHORZOW),
    entry("Preis", EntryKind.AWARD),
]


def narrowing(query, entries=None) -> Narrowing:
    return Narrowing(chronicle_facets(entries or ENTRIES), query)


def texts(**query) -> list[str]:
    return [entry.text for entry in narrowing(query).of(ENTRIES)]


def options(**query) -> dict[str, dict[str, int]]:
    fields = narrowing(query).fields(ENTRIES)
    return {
        field.name: {option.label: option.count for option in field.options} for field in fields
    }


def test_who_picks_nothing_reads_everything():
    assert texts() == ["Fest", "Kranz", "Urkunde", "Preis"]
    assert not narrowing({})


def test_a_city_and_a_kind_can_be_picked_alone_and_together():
    assert texts(stadt="almelo") == ["Fest", "Kranz"]
    assert texts(art="bond") == ["Urkunde"]
    assert texts(stadt="almelo", art="event") == ["Fest"]
    assert texts(stadt="almelo", art="bond") == []


@pytest.mark.parametrize("query", [{"stadt": "atlantis"}, {"art": "x" * 5000}, {"stadt": "\x00"}])
def test_what_does_not_exist_narrows_nothing(query):
    assert texts(**query) == ["Fest", "Kranz", "Urkunde", "Preis"]


def test_each_choice_says_how_much_it_would_leave():
    assert options()["stadt"] == {"Almelo": 2, "Chorzów": 2}
    assert options(stadt="almelo")["art"] == {"Meilenstein": 1, "Veranstaltung": 1}
    assert options(art="bond")["stadt"] == {"Chorzów": 1}


def test_what_was_picked_stays_in_sight_even_if_it_leaves_nothing():
    assert options(stadt="almelo", art="bond")["stadt"] == {"Almelo": 0, "Chorzów": 1}


def test_what_was_picked_is_marked():
    (city, kind, _decade) = narrowing({"stadt": "chorzow"}).fields(ENTRIES)
    assert [option.value for option in city.options if option.is_chosen] == ["chorzow"]
    assert not any(option.is_chosen for option in kind.options)


OLDER = entry("Beginn", EntryKind.BOND, ALMELO, date="1954")
OVER_NEW_YEAR = entry("Reise", EntryKind.EVENT, ALMELO, date="1999-12-30/2000-01-02")


def test_a_decade_can_be_picked_with_all_else():
    entries = [*ENTRIES, OLDER, OVER_NEW_YEAR]
    for query, texts in (
        ({"jahrzehnt": "1950"}, ["Beginn"]),
        ({"jahrzehnt": "1990"}, ["Reise"]),
        ({"jahrzehnt": "2000"}, [entry.text for entry in entries]),
        ({"jahrzehnt": "2010", "stadt": "chorzow", "art": "bond"}, ["Urkunde"]),
    ):
        assert [entry.text for entry in narrowing(query, entries).of(entries)] == texts


def test_decades_are_counted_in_the_order_of_time():
    fields = narrowing({"stadt": "almelo"}, [*ENTRIES, OLDER]).fields([*ENTRIES, OLDER])
    assert [(each.label, each.count) for each in fields[2].options] == [
        ("1950er", 1),
        ("2010er", 2),
    ]


def test_what_was_picked_is_said_in_words():
    query = {"stadt": "chorzow", "art": "event", "jahrzehnt": "2010"}
    fields = narrowing(query).fields(ENTRIES)
    assert picked_words(fields) == "Chorzów, Veranstaltung, 2010er"
