import calendar
import re
from copy import deepcopy
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iserlohn_europa.core.dates import PartialDate, PartialDateError, Precision

GERMAN_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
# The oracle needs 10 to 30 ms for each date.
slow_oracle = settings(max_examples=60)


@pytest.fixture(autouse=True)
def german():
    with translation.override("de"):
        yield


years = st.integers(1000, 9999) | st.integers(2005, 2009)
days = st.dates(date(1000, 1, 1)) | st.dates(date(2006, 12, 1), date(2008, 3, 31))
year_texts = years.map(str)
month_texts = days.map(lambda day: day.isoformat()[:7])
day_texts = days.map(date.isoformat)
single_dates = (year_texts | month_texts | day_texts).map(PartialDate.parse)


def runs_forwards(halves):
    first, last = map(PartialDate.parse, halves)
    return first.latest < last.earliest


spans = (
    st.sampled_from([year_texts, month_texts, day_texts, year_texts | month_texts | day_texts])
    .flatmap(lambda texts: st.tuples(texts, texts))
    .map(sorted)
    .filter(runs_forwards)
    .map("/".join)
    .map(PartialDate.parse)
)
partial_dates = single_dates | spans


def named_numbers(text):
    return {int(number) for number in re.findall("[0-9]+", text)}


class TestReadingStoredText:
    @pytest.mark.parametrize(
        ("text", "earliest", "latest", "precision"),
        [
            ("2007", date(2007, 1, 1), date(2007, 12, 31), Precision.YEAR),
            ("2007-12", date(2007, 12, 1), date(2007, 12, 31), Precision.MONTH),
            ("2008-02", date(2008, 2, 1), date(2008, 2, 29), Precision.MONTH),
            ("2007-05-06", date(2007, 5, 6), date(2007, 5, 6), Precision.DAY),
            ("2005/2006", date(2005, 1, 1), date(2006, 12, 31), Precision.SPAN),
            ("2014-04/2014-05", date(2014, 4, 1), date(2014, 5, 31), Precision.SPAN),
            ("2007-05-06/2007-05-09", date(2007, 5, 6), date(2007, 5, 9), Precision.SPAN),
            ("2005/2006-03", date(2005, 1, 1), date(2006, 3, 31), Precision.SPAN),
        ],
    )
    def test_a_date_knows_its_bounds_and_its_precision(self, text, earliest, latest, precision):
        value = PartialDate.parse(text)
        assert (value.earliest, value.latest, value.precision) == (earliest, latest, precision)
        assert value.year == earliest.year

    @given(partial_dates)
    def test_the_text_of_a_date_reads_back_as_the_same_date(self, value):
        assert PartialDate.parse(str(value)) == value
        assert PartialDate.parse(f"  {value}\n") == value
        assert eval(repr(value)) == deepcopy(value) == value  # noqa: S307

    @slow_oracle
    @given(partial_dates)
    def test_the_bounds_are_those_of_the_standard(self, value):
        oracle = parse_edtf(str(value))
        assert value.earliest == date(*oracle.lower_strict()[:3])
        assert value.latest == date(*oracle.upper_strict()[:3])

    @slow_oracle
    @given(st.integers(1000, 9999), st.integers(0, 14), st.none() | st.integers(0, 33))
    @example(2007, 4, 31)
    @example(2007, 0, None)
    @example(2007, 5, 0)
    def test_what_the_standard_refuses_is_refused(self, year, month, day):
        text = f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"
        try:
            parse_edtf(text)
        except EDTFParseException:
            with pytest.raises(PartialDateError):
                PartialDate.parse(text)

    @pytest.mark.parametrize("text", ["2007-02-29", "1900-02-29", "2007-02-30", "2007-13"])
    def test_days_and_months_outside_the_calendar_are_refused(self, text):
        with pytest.raises(PartialDateError, match=f"„{text}“ ist kein Datum, das es gibt"):
            PartialDate.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "2006/2005",
            "2007-05-09/2007-05-06",
            "2007/2007",
            "2007-05-06/2007-05-06",
            "2007-05/2007",
            "2007/2007-05",
        ],
    )
    def test_a_span_that_does_not_run_forwards_is_refused(self, text):
        with pytest.raises(PartialDateError, match="Der Anfang muss ganz vor dem Ende liegen"):
            PartialDate.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "/",
            "2007/",
            "/2007",
            "2007/..",
            "2005/2006/2007",
            "0999",
            "10000",
            "207",
            "2007-5",
            "2007-05-6",
            "20070506",
            "2007-05-06T12:00",
            "2007?",
            "2007~",
            "200X",
            "-2007",
            "5/2007",
            "２００７",
            "2007 -05",
            "gestern",
        ],
    )
    def test_everything_else_is_refused_with_words_an_editor_understands(self, text):
        with pytest.raises(PartialDateError, match="Möglich sind zum Beispiel 2013, "):
            PartialDate.parse(text)

    def test_the_value_itself_takes_only_what_the_site_stores(self):
        for typed in ("Mai 2007", " 2007", "2007\n", "6.5.2007", "2005–2006", "2００７"):
            with pytest.raises(ValueError, match="ist kein Datum"):
                PartialDate(typed)


class TestReadingGerman:
    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("6.5.2007", "2007-05-06"),
            ("06.05.2007", "2007-05-06"),
            ("6. 5. 2007", "2007-05-06"),
            ("6. Mai 2007", "2007-05-06"),
            ("6.Mai 2007", "2007-05-06"),
            ("29.2.2008", "2008-02-29"),
            ("05.2007", "2007-05"),
            ("5.2007", "2007-05"),
            ("Mai  2007", "2007-05"),
            ("MÄRZ 2007", "2007-03"),
            ("2007", "2007"),
            ("2005/2006", "2005/2006"),
            ("2021–2027", "2021/2027"),
            ("2021 – 2027", "2021/2027"),
            ("2021 - 2027", "2021/2027"),
            ("2021 bis 2027", "2021/2027"),
            ("6.5.2007 bis 9.5.2007", "2007-05-06/2007-05-09"),
            ("6.5.2007–9.5.2007", "2007-05-06/2007-05-09"),
            ("6.–9. Mai 2007", "2007-05-06/2007-05-09"),
            ("6. – 9.5.2007", "2007-05-06/2007-05-09"),
            ("6. und 7. Mai 2007", "2007-05-06/2007-05-07"),
            ("31.5. und 1.6.2007", "2007-05-31/2007-06-01"),
            ("28.12.2007 bis 3.1.2008", "2007-12-28/2008-01-03"),
            ("26.4. bis 20.5.2009", "2009-04-26/2009-05-20"),
            ("April–Mai 2014", "2014-04/2014-05"),
            ("04. bis 05.2014", "2014-04/2014-05"),
            ("2014-04 bis 2014-05", "2014-04/2014-05"),
            ("Dezember 2007 bis 2009", "2007-12/2009"),
        ],
    )
    def test_editors_write_dates_the_german_way(self, typed, stored):
        assert PartialDate.parse(typed) == PartialDate(stored)

    @given(partial_dates)
    def test_what_the_site_prints_can_be_typed(self, value):
        assert PartialDate.parse(value.display()) == value

    @given(
        days,
        st.sampled_from(["{0.day}.{0.month}.{0.year}", "{0:%d.%m.%Y}", "{0.day}. {1} {0.year}"]),
    )
    def test_every_day_can_be_typed_in_three_ways(self, day, form):
        typed = form.format(day, GERMAN_MONTHS[day.month - 1])
        assert PartialDate.parse(typed) == PartialDate.from_day(day)

    @pytest.mark.parametrize(
        "typed",
        [
            "Mei 2007",
            "May 2007",
            "Mai",
            "6. Mai",
            "6.5.",
            "6.5.07",
            "6.5.0907",
            "Herbst 2007",
            "Mai 2007 oder später",
            "bis 2007",
            "2007 bis",
            "2005/2006 bis 2008",
            "2005 bis 2006 bis 2007",
            "2005 oder 2006",
        ],
    )
    def test_what_names_no_date_is_refused_with_words_an_editor_understands(self, typed):
        with pytest.raises(PartialDateError, match="Möglich sind zum Beispiel 2013, "):
            PartialDate.parse(typed)

    @pytest.mark.parametrize("typed", ["30.2.2007", "31. April 2007", "13.2007", "0.5.2007"])
    def test_days_outside_the_calendar_are_refused(self, typed):
        with pytest.raises(PartialDateError, match=f"„{typed}“ ist kein Datum, das es gibt"):
            PartialDate.parse(typed)

    def test_an_error_repeats_what_was_typed_and_every_example_it_gives_can_be_read(self):
        with pytest.raises(PartialDateError) as caught:
            PartialDate.parse("3. März bis 31. April 2010")
        words, _point, examples = str(caught.value).partition(" Möglich sind zum Beispiel ")
        assert words == "„31. April 2010“ ist kein Datum, das es gibt."
        for text in re.split(r", als Zeitraum |, | und | oder ", examples.removesuffix(".")):
            assert PartialDate.parse(text)

    @pytest.mark.parametrize("typed", ["6. und 9. Mai 2007", "2007 und 2008", "Mai und Juni 2007"])
    def test_und_joins_nothing_but_two_days_in_a_row(self, typed):
        with pytest.raises(PartialDateError, match="die aufeinander folgen"):
            PartialDate.parse(typed)

    @pytest.mark.parametrize("typed", ["9. bis 6. Mai 2007", "6. bis 2007", "6. Mai bis 2007"])
    def test_a_span_that_does_not_run_forwards_is_refused(self, typed):
        with pytest.raises(PartialDateError, match=f"„{typed}“ ist kein Zeitraum"):
            PartialDate.parse(typed)


class TestDisplay:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("2007", "2007"),
            ("2007-12", "Dezember 2007"),
            ("2007-05-06", "6. Mai 2007"),
            ("2005/2006", "2005/2006"),
            ("1999/2000", "1999/2000"),
            ("2005/2007", "2005–2007"),
            ("2021/2027", "2021–2027"),
            ("2014-04/2014-05", "April bis Mai 2014"),
            ("2014-12/2015-01", "Dezember 2014 bis Januar 2015"),
            ("2007-05-06/2007-05-09", "6. bis 9. Mai 2007"),
            ("2007-05-06/2007-05-07", "6. und 7. Mai 2007"),
            ("2007-05-06/2007-05-08", "6. bis 8. Mai 2007"),
            ("2009-04-30/2009-05-01", "30. April und 1. Mai 2009"),
            ("2007-12-31/2008-01-01", "31. Dezember 2007 und 1. Januar 2008"),
            ("2009-04-26/2009-05-20", "26. April bis 20. Mai 2009"),
            ("2007-12-28/2008-01-03", "28. Dezember 2007 bis 3. Januar 2008"),
            ("2007-05-06/2008-05-09", "6. Mai 2007 bis 9. Mai 2008"),
            ("2007-12/2009", "Dezember 2007 bis 2009"),
            ("2009-04-26/2009-05", "26. April 2009 bis Mai 2009"),
        ],
    )
    def test_a_date_is_printed_as_people_write_it(self, text, words):
        assert PartialDate.parse(text).display() == words

    @given(partial_dates)
    def test_only_known_numbers_and_months_are_named(self, value):
        words = value.display()
        parts = [half.split("-") for half in str(value).split("/")]
        known_months = {GERMAN_MONTHS[int(part[1]) - 1] for part in parts if len(part) > 1}
        assert named_numbers(words) <= named_numbers(str(value))
        assert {month for month in GERMAN_MONTHS if month in words} == known_months

    @given(year_texts | month_texts)
    def test_no_day_is_invented(self, text):
        words = PartialDate.parse(text).display()
        assert named_numbers(words) == {int(text[:4])}

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("2017-09-27", "27 September 2017"),
            ("2007-12", "December 2007"),
            ("2005/2006", "2005/2006"),
            ("2007-05-06/2007-05-07", "6 and 7 May 2007"),
            ("2007-05-06/2007-05-09", "6 to 9 May 2007"),
            ("2009-04-30/2009-05-01", "30 April and 1 May 2009"),
            ("2014-04/2014-05", "April to May 2014"),
            ("2007-12/2009", "December 2007 to 2009"),
        ],
    )
    def test_english_dates_are_british(self, text, words):
        with translation.override("en"):
            assert PartialDate.parse(text).display() == words

    def test_machines_read_all_but_spans(self):
        assert PartialDate.parse("Mai 2007").iso == "2007-05"
        assert PartialDate.parse("2007").iso == "2007"
        assert PartialDate.parse("6.5.2007").iso == "2007-05-06"
        assert PartialDate.parse("2005/2006").iso is None


class TestOrder:
    @given(partial_dates, partial_dates, partial_dates)
    def test_the_order_is_total(self, one, two, three):
        assert [one < two, one == two, one > two].count(True) == 1
        assert (one == two) == (str(one) == str(two))
        if one <= two <= three:
            assert one <= three

    @given(st.lists(partial_dates))
    def test_sorted_dates_begin_one_after_the_other(self, values):
        bounds = [(value.earliest, value.latest) for value in sorted(values)]
        assert bounds == sorted(bounds)

    def test_of_dates_that_begin_together_the_most_exact_comes_first(self):
        texts = ["2007-01-01", "2007-01", "2007", "2007/2008"]
        values = [PartialDate.parse(text) for text in texts]
        assert all(one < following for one, following in pairwise(values))

    def test_the_same_days_known_differently_are_two_values(self):
        year, months = PartialDate.parse("2007"), PartialDate.parse("2007-01/2007-12")
        assert year < months
        assert len({year, months, PartialDate.parse("2007")}) == 2

    def test_a_date_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            PartialDate.parse("2007").text = "2008"


class TestPastAndContained:
    @given(partial_dates)
    def test_a_date_is_past_from_the_day_after_its_latest_day(self, value):
        assert not value.is_past(value.earliest)
        assert not value.is_past(value.latest)
        if value.latest < date.max:
            assert value.is_past(value.latest + timedelta(days=1))

    @given(partial_dates, days)
    def test_a_day_is_before_in_or_after_a_date(self, value, day):
        places = [day < value.earliest, value.contains(day), value.is_past(day)]
        assert places.count(True) == 1

    @given(partial_dates)
    def test_a_date_contains_its_first_and_its_last_day(self, value):
        assert value.contains(value.earliest)
        assert value.contains(value.latest)


class TestFromDays:
    @given(days, days)
    def test_days_make_a_date_with_exactly_these_bounds(self, one, other):
        first, last = sorted((one, other))
        value = PartialDate.from_days(first, last)
        assert (value.earliest, value.latest) == (first, last)

    @given(days)
    def test_one_day_is_no_span(self, day):
        assert PartialDate.from_days(day, day) == PartialDate.from_day(day)
        assert PartialDate.from_day(day).precision is Precision.DAY

    def test_days_in_the_wrong_order_are_refused(self):
        with pytest.raises(PartialDateError):
            PartialDate.from_days(date(2007, 5, 9), date(2007, 5, 6))


@given(years, st.integers(1, 12))
def test_a_month_ends_with_its_last_day(year, month):
    latest = PartialDate.parse(f"{year}-{month:02}").latest
    assert latest.day == calendar.monthrange(year, month)[1]


@pytest.mark.parametrize(
    ("text", "names_days"),
    [
        ("2007-05-06", True),
        ("2007-05-06/2007-05-08", True),
        ("2007-05", False),
        ("2007", False),
        ("2005/2006", False),
        ("2007-05/2007-06-01", False),
    ],
)
def test_only_days_and_spans_of_days_stand_in_a_calendar(text, names_days):
    assert PartialDate(text).names_days is names_days


@pytest.mark.parametrize(
    ("text", "begin"),
    [("2005/2006", "2005"), ("2007-12-07/2007-12-09", "2007-12-07"), ("2007-05", "2007-05")],
)
def test_a_span_begins_with_its_first_half(text, begin):
    assert PartialDate(text).begin == PartialDate(begin)
