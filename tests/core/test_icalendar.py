"""What is written can be read by others: the icalendar package is the oracle."""

import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from iserlohn_europa.core.icalendar import COUNTING_FROM, MAX_OCTETS, CalendarEntry, write_calendar

CHANGED = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
DAY = datetime.date(2027, 5, 6)

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t,;\\:"'))
moments = st.datetimes(
    datetime.datetime(1954, 1, 1),  # noqa: DTZ001
    datetime.datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([datetime.UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/Lima")]),
).map(lambda moment: moment.replace(microsecond=0))


def entry(**fields) -> CalendarEntry:
    known = {"uid": "1@localhost", "changed_at": CHANGED, "begins": DAY, "summary": "Fest"}
    return CalendarEntry(**(known | fields))


def read(*entries) -> list[Event]:
    return Calendar.from_ical(write_calendar("Termine", entries)).events


@given(texts, texts)
def test_any_text_comes_back_as_it_was(summary, description):
    [event] = read(entry(summary=summary, description=description))
    assert str(event["SUMMARY"]) == summary
    assert str(event.get("DESCRIPTION", "")) == description


@given(texts)
def test_any_text_is_escaped_as_the_library_does(summary):
    theirs = Event()
    theirs.add("summary", summary)
    line = theirs.to_ical().replace(b"\r\n ", b"").split(b"\r\n")[1]
    assert line in write_calendar("Termine", [entry(summary=summary)]).encode().replace(
        b"\r\n ", b""
    )


@given(texts)
def test_any_line_is_short_enough_and_holds_whole_letters(name):
    for line in write_calendar(name, [entry(summary=name)]).encode().split(b"\r\n"):
        assert len(line) <= MAX_OCTETS
        line.decode()  # fails if a letter is split


@given(moments, moments)
def test_any_moment_is_the_same_moment(begins, ends):
    [event] = read(entry(begins=begins, ends=ends))
    assert event["DTSTART"].dt == begins.astimezone(datetime.UTC)
    # An end must be later than the beginning, by the sun and not by the clock.
    assert ("DTEND" in event) == (ends.timestamp() > begins.timestamp())


@given(moments)
def test_the_sequence_never_falls(moment):
    later = moment.astimezone(datetime.UTC) + datetime.timedelta(seconds=1)
    assert 0 <= entry(changed_at=moment).sequence <= entry(changed_at=later).sequence


def test_a_later_change_has_a_higher_sequence():
    earlier, later = COUNTING_FROM.replace(year=2027), COUNTING_FROM.replace(year=2087)
    assert entry(changed_at=earlier).sequence < entry(changed_at=later).sequence < 2**31


def test_letters_no_calendar_may_hold_are_left_out():
    [event] = read(entry(summary="Fe\x00st\x0b\r\nder\rStadt\x7f"))
    assert str(event["SUMMARY"]) == "Fest\nder\nStadt"


def test_the_end_of_whole_days_is_no_part_of_them():
    [event] = read(entry(ends=DAY + datetime.timedelta(days=1)))
    assert event.duration == datetime.timedelta(days=1)
    assert event["DTEND"].params["VALUE"] == "DATE"
