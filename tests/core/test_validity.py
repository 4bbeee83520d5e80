from datetime import date, timedelta
from itertools import groupby

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from iserlohn_europa.core.choices import ValidityKind
from iserlohn_europa.core.dates import PartialDate
from iserlohn_europa.core.validity import Answer, Validity

YES, NO, UNPROVEN = Answer.YES, Answer.NO, Answer.UNPROVEN
ONE_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def german():
    with translation.override("de"):
        yield


days = st.dates(date(2003, 1, 1), date(2013, 12, 31))
leap_days = st.sampled_from([date(year, 2, 29) for year in (1996, 2000, 2004, 2008, 2012)])
partial_dates = st.one_of(
    days.map(PartialDate.from_day),
    days.map(lambda day: PartialDate(day.isoformat()[:7])),
    days.map(lambda day: PartialDate(str(day.year))),
    st.tuples(days, days).map(lambda pair: PartialDate.from_days(min(pair), max(pair))),
)
perhaps_known = st.none() | partial_dates


def is_consistent(validity_fields):
    starts, until = validity_fields["starts"], validity_fields["until"]
    return not starts or starts.earliest <= until.latest


def validities(starts):
    terms = st.builds(Validity, st.just(ValidityKind.TERM), starts, st.integers(1, 6))
    untils = (
        st.fixed_dictionaries({"starts": starts, "until": partial_dates})
        .filter(is_consistent)
        .map(lambda fields: Validity(ValidityKind.UNTIL, **fields))
    )
    others = st.sampled_from([ValidityKind.ONCE, ValidityKind.UNLIMITED, ValidityKind.UNPROVEN])
    return terms | untils | st.builds(Validity, others, starts)


def telling_days(validity):
    """Return every day around which the answer may change."""
    borders = [date(1990, 1, 1), date(2050, 1, 1), *(validity.last_days() or ())]
    for partial_date in (validity.starts, validity.until):
        if partial_date:
            borders += [partial_date.earliest, partial_date.latest]
    return sorted({border + shift * ONE_DAY for border in borders for shift in (-1, 0, 1)})


def days_within(partial_date):
    return st.dates(partial_date.earliest, partial_date.latest)


def term(starts, years):
    return Validity(ValidityKind.TERM, PartialDate.parse(starts), years)


def until(last, starts=None):
    return Validity(
        ValidityKind.UNTIL,
        starts and PartialDate.parse(starts),
        until=PartialDate.parse(last),
    )


class TestAnswer:
    @pytest.mark.parametrize("answer", Answer)
    def test_an_answer_is_never_taken_for_true_or_false(self, answer):
        with pytest.raises(TypeError):
            bool(answer)
        with pytest.raises(TypeError):
            not answer  # noqa: B018

    def test_an_answer_reads_in_german(self):
        assert [answer.label for answer in Answer] == ["ja", "nein", "nicht genau belegt"]


class TestTerm:
    def test_the_first_award_of_2013_held_for_five_years(self):
        award = term("2013-04-12", 5)
        assert award.holds_on(date(2013, 4, 11)) is NO
        assert award.holds_on(date(2013, 4, 12)) is YES
        assert award.holds_on(date(2018, 4, 11)) is YES
        assert award.holds_on(date(2018, 4, 12)) is NO
        assert award.last_days() == (date(2018, 4, 11), date(2018, 4, 11))

    @pytest.mark.parametrize(
        ("first_day", "years", "last_day"),
        [
            ("2012-02-29", 5, date(2017, 2, 28)),
            ("2012-02-29", 4, date(2016, 2, 28)),
            ("2012-02-28", 5, date(2017, 2, 27)),
            ("2012-03-01", 5, date(2017, 2, 28)),
            ("2012-03-01", 4, date(2016, 2, 29)),
            ("2011-03-01", 1, date(2012, 2, 29)),
            ("2013-01-01", 1, date(2013, 12, 31)),
        ],
    )
    def test_a_term_ends_the_day_before_its_anniversary(self, first_day, years, last_day):
        award = term(first_day, years)
        assert award.last_days() == (last_day, last_day)
        assert award.holds_on(last_day) is YES
        assert award.holds_on(last_day + ONE_DAY) is NO

    @given(days | leap_days, st.integers(1, 60), st.integers(1, 60))
    def test_two_terms_in_a_row_leave_no_gap(self, first_day, years, more_years):
        (last_day, _same) = term(str(first_day), years).last_days()
        (end, _same) = term(str(last_day + ONE_DAY), more_years).last_days()
        (end_of_both, _same) = term(str(first_day), years + more_years).last_days()
        assert abs(end - end_of_both) <= ONE_DAY
        if (first_day.month, first_day.day) != (2, 29):
            assert end == end_of_both

    def test_a_term_from_an_unknown_day_of_a_year_has_unproven_ends(self):
        award = term("2023", 5)
        assert award.holds_on(date(2022, 12, 31)) is NO
        assert award.holds_on(date(2023, 1, 1)) is UNPROVEN
        assert award.holds_on(date(2023, 12, 30)) is UNPROVEN
        assert award.holds_on(date(2023, 12, 31)) is YES
        assert award.holds_on(date(2027, 12, 31)) is YES
        assert award.holds_on(date(2028, 1, 1)) is UNPROVEN
        assert award.holds_on(date(2028, 12, 30)) is UNPROVEN
        assert award.holds_on(date(2028, 12, 31)) is NO
        assert award.last_days() == (date(2027, 12, 31), date(2028, 12, 30))

    def test_a_term_without_a_start_proves_nothing(self):
        award = Validity(ValidityKind.TERM, years=5)
        assert {award.holds_on(day) for day in telling_days(award)} == {UNPROVEN}
        assert award.last_days() is None


class TestUntil:
    def test_the_last_day_is_included(self):
        bond = until("2018-04-11", starts="2013-04-12")
        assert bond.holds_on(date(2013, 4, 11)) is NO
        assert bond.holds_on(date(2013, 4, 12)) is YES
        assert bond.holds_on(date(2018, 4, 11)) is YES
        assert bond.holds_on(date(2018, 4, 12)) is NO

    def test_an_end_known_to_the_year_is_unproven_within_that_year(self):
        bond = until("2018", starts="2013")
        assert bond.holds_on(date(2012, 12, 31)) is NO
        assert bond.holds_on(date(2013, 7, 1)) is UNPROVEN
        assert bond.holds_on(date(2018, 1, 1)) is YES
        assert bond.holds_on(date(2018, 1, 2)) is UNPROVEN
        assert bond.holds_on(date(2018, 12, 31)) is UNPROVEN
        assert bond.holds_on(date(2019, 1, 1)) is NO
        assert bond.last_days() == (date(2018, 1, 1), date(2018, 12, 31))

    def test_without_a_start_only_the_time_after_the_end_is_proven(self):
        bond = until("2018-04-11")
        assert bond.holds_on(date(1990, 1, 1)) is UNPROVEN
        assert bond.holds_on(date(2018, 4, 11)) is UNPROVEN
        assert bond.holds_on(date(2018, 4, 12)) is NO
        assert bond.last_days() == (date(2018, 4, 11), date(2018, 4, 11))

    def test_nothing_ends_before_it_begins(self):
        bond = until("2018", starts="2018-06-01")
        assert bond.last_days() == (date(2018, 6, 1), date(2018, 12, 31))
        assert bond.holds_on(date(2018, 6, 1)) is YES
        assert bond.holds_on(date(2018, 6, 2)) is UNPROVEN


class TestOtherKinds:
    def test_what_is_unlimited_holds_from_its_start_for_ever(self):
        award = Validity(ValidityKind.UNLIMITED, PartialDate.parse("2018-11"))
        assert award.holds_on(date(2018, 10, 31)) is NO
        assert award.holds_on(date(2018, 11, 1)) is UNPROVEN
        assert award.holds_on(date(2018, 11, 29)) is UNPROVEN
        assert award.holds_on(date(2018, 11, 30)) is YES
        assert award.holds_on(date.max) is YES
        assert award.last_days() is None

    @given(st.dates())
    def test_what_is_unlimited_from_an_unknown_day_is_unproven(self, day):
        assert Validity(ValidityKind.UNLIMITED).holds_on(day) is UNPROVEN
        assert Validity(ValidityKind.UNLIMITED).holds_on(date.max) is UNPROVEN

    @given(perhaps_known)
    def test_a_one_off_honour_holds_on_no_day(self, starts):
        honour = Validity(ValidityKind.ONCE, starts)
        assert {honour.holds_on(day) for day in telling_days(honour)} == {NO}
        assert honour.last_days() is None

    def test_what_no_source_proves_is_denied_only_before_its_start(self):
        award = Validity(ValidityKind.UNPROVEN, PartialDate.parse("2018-11-05"))
        assert award.holds_on(date(2018, 11, 4)) is NO
        assert award.holds_on(date(2018, 11, 5)) is UNPROVEN
        assert award.holds_on(date.max) is UNPROVEN
        assert award.last_days() is None


class TestEveryKind:
    @given(validities(perhaps_known))
    def test_what_began_and_ended_never_begins_again(self, validity):
        answers = [
            answer for answer, _days in groupby(map(validity.holds_on, telling_days(validity)))
        ]
        course = iter([NO, UNPROVEN, YES, UNPROVEN, NO])
        assert all(answer in course for answer in answers)

    @given(validities(perhaps_known), st.data())
    def test_yes_and_no_stay_true_when_the_exact_days_become_known(self, validity, data):
        starts = validity.starts and data.draw(days_within(validity.starts))
        last = None
        if validity.until:
            earliest = max(validity.until.earliest, starts or date.min)
            assume(earliest <= validity.until.latest)
            last = data.draw(st.dates(earliest, validity.until.latest))
        exact = Validity(
            validity.kind,
            starts and PartialDate.from_day(starts),
            validity.years,
            last and PartialDate.from_day(last),
        )
        for day in telling_days(validity):
            if validity.holds_on(day) is not UNPROVEN:
                assert exact.holds_on(day) is validity.holds_on(day)

    @given(partial_dates.filter(lambda d: (d.latest - d.earliest).days < 400), st.integers(1, 6))
    def test_a_term_is_unproven_only_where_possible_starts_disagree(self, starts, years):
        possible = [
            term(str(starts.earliest + shift * ONE_DAY), years)
            for shift in range((starts.latest - starts.earliest).days + 1)
        ]
        for day in telling_days(term(str(starts), years)):
            answers = {exact.holds_on(day) for exact in possible}
            expected = answers.pop() if len(answers) == 1 else UNPROVEN
            assert term(str(starts), years).holds_on(day) is expected

    @given(validities(partial_dates))
    def test_the_last_days_are_the_borders_of_yes_and_no(self, validity):
        assume(validity.last_days())
        earliest, latest = validity.last_days()
        assert earliest <= latest
        assert validity.holds_on(earliest + ONE_DAY) is not YES
        assert validity.holds_on(latest) is not NO
        assert validity.holds_on(latest + ONE_DAY) is NO
        if validity.starts.latest <= earliest:
            assert validity.holds_on(earliest) is YES


class TestContradictions:
    @pytest.mark.parametrize("years", [None, 0, -1])
    def test_a_term_needs_its_years(self, years):
        with pytest.raises(ValueError, match="Eine Dauer braucht eine Zahl von Jahren"):
            Validity(ValidityKind.TERM, PartialDate.parse("2013"), years)

    def test_until_needs_a_date(self):
        with pytest.raises(ValueError, match="gehört ein Datum"):
            Validity(ValidityKind.UNTIL, PartialDate.parse("2013"))

    def test_the_end_is_not_before_the_start(self):
        with pytest.raises(ValueError, match="liegt vor ihrem Anfang"):
            until("2012", starts="2013")

    def test_a_term_ends_within_the_calendar(self):
        assert term("9998", 1).last_days()[1] == date(9999, 12, 30)
        with pytest.raises(ValueError, match="vor dem Jahr 10000"):
            term("9998", 2)

    def test_what_the_kind_does_not_look_at_changes_no_answer(self):
        leftovers = {"years": 1, "until": PartialDate.parse("2014")}
        award = Validity(ValidityKind.UNLIMITED, PartialDate.parse("2013"), **leftovers)
        assert award.holds_on(date(2030, 1, 1)) is YES
        assert award.last_days() is None
