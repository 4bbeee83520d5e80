"""Calendar files of others, read without a database."""

import datetime
import time
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.importing import reading
from events.importing.clocks import in_town
from events.importing.facts import CalendarFileError, ReadCalendar, ReadDate
from events.importing.reading import MOST_BYTES, read_calendar
from events.importing.recurrence import Patience
from tests.events.calendar_files import calendar_file, entry, event

day, clock = datetime.date, datetime.time
NOVEMBER = day(2026, 11, 22)


def read(*entries: str) -> ReadCalendar:
    return read_calendar(calendar_file(*entries), NOVEMBER)


def dates(*lines: str) -> list[ReadDate]:
    """The dates of the one event with these lines."""
    calendar = read(event(*lines))
    assert calendar.problems == ()
    return list(calendar.events[0].dates)


def problem(*lines: str) -> str:
    """What is wrong with the one event with these lines."""
    calendar = read(event(*lines))
    assert calendar.events == ()
    return calendar.problems[0]


def test_title_text_and_place_are_read():
    (fest,) = read(
        event(
            "DTSTART;VALUE=DATE:20260509",
            r"DESCRIPTION:Musik\, Tanz\nund Kuchen",
            r"LOCATION:Rathaus\, Iserlohn",
        )
    ).events
    assert (fest.uid, fest.title) == ("1@verein.example", "Sommerfest")
    assert (fest.text, fest.place) == ("Musik, Tanz\nund Kuchen", "Rathaus, Iserlohn")


def test_the_end_of_whole_days_is_not_one_of_them():
    assert dates("DTSTART;VALUE=DATE:20260509", "DTEND;VALUE=DATE:20260512") == [
        ReadDate(day(2026, 5, 9), ends_on=day(2026, 5, 11))
    ]


@pytest.mark.parametrize("end", ["DTEND;VALUE=DATE:20260510", "DTEND;VALUE=DATE:20260509", ""])
def test_one_whole_day_has_no_end(end):
    lines = ["DTSTART;VALUE=DATE:20260509", end] if end else ["DTSTART;VALUE=DATE:20260509"]
    assert dates(*lines) == [ReadDate(day(2026, 5, 9))]


def test_from_midnight_to_midnight_is_a_whole_day():
    assert dates("DTSTART:20260509T000000", "DTEND:20260511T000000") == [
        ReadDate(day(2026, 5, 9), ends_on=day(2026, 5, 10))
    ]


@pytest.mark.parametrize(
    ("start", "time"),
    [
        ("DTSTART:20260715T170000Z", clock(19)),
        ("DTSTART:20260115T180000Z", clock(19)),
        ("DTSTART;TZID=Europe/Berlin:20260715T190000", clock(19)),
        ("DTSTART;TZID=W. Europe Standard Time:20260715T190000", clock(19)),
        ("DTSTART;TZID=Europe/Kyiv:20260715T200000", clock(19)),
        ("DTSTART:20260715T190000", clock(19)),
        ("DTSTART:20260715T190059", clock(19)),
    ],
)
def test_times_are_those_of_the_town(start, time):
    assert dates(start)[0].start_time == time


def test_a_moment_late_in_utc_is_the_next_day_in_town():
    assert dates("DTSTART:20260715T223000Z")[0] == ReadDate(day(2026, 7, 16), clock(0, 30))


def test_a_duration_says_when_it_ends():
    assert dates("DTSTART:20260715T190000", "DURATION:PT90M") == [
        ReadDate(day(2026, 7, 15), clock(19), end_time=clock(20, 30))
    ]
    assert dates("DTSTART;VALUE=DATE:20260715", "DURATION:P3D") == [
        ReadDate(day(2026, 7, 15), ends_on=day(2026, 7, 17))
    ]


def test_hours_are_exact_and_days_are_days_when_summer_time_begins():
    (exact,) = dates("DTSTART:20260328T120000", "DURATION:PT25H")
    assert (exact.ends_on, exact.end_time) == (day(2026, 3, 29), clock(14))
    (whole,) = dates("DTSTART:20260328T120000", "DURATION:P1D")
    assert (whole.ends_on, whole.end_time) == (day(2026, 3, 29), clock(12))


def test_a_time_that_clocks_skip_in_march_is_an_hour_later():
    (date,) = dates("DTSTART:20260329T023000", "DTEND:20260329T040000")
    assert (date.start_time, date.end_time) == (clock(3, 30), clock(4))


def test_an_end_in_the_second_of_two_hours_in_october_is_left_out():
    (fest,) = read(event("DTSTART:20261025T003000Z", "DTEND:20261025T011500Z")).events
    assert fest.dates == (ReadDate(day(2026, 10, 25), clock(2, 30)),)
    assert "zweimal" in fest.notes[0]


def test_a_weekly_meeting_stays_at_its_hour_when_the_clocks_change():
    made = dates(
        "DTSTART;TZID=Europe/Berlin:20260320T190000",
        "DTEND;TZID=Europe/Berlin:20260320T210000",
        "RRULE:FREQ=WEEKLY;UNTIL=20260410T170000Z",
    )
    assert [date.starts_on.day for date in made] == [20, 27, 3, 10]
    assert {(date.start_time, date.end_time) for date in made} == {(clock(19), clock(21))}


def test_a_weekly_meeting_in_utc_moves_with_the_clocks():
    made = dates("DTSTART:20261018T170000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert [date.start_time for date in made] == [clock(19), clock(18)]


def test_a_night_across_the_change_ends_at_its_hour():
    made = dates("DTSTART:20260321T220000", "DTEND:20260322T060000", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert [(date.ends_on.day, date.end_time) for date in made] == [(22, clock(6)), (29, clock(6))]


def test_whole_days_repeat_as_whole_days():
    made = dates(
        "DTSTART;VALUE=DATE:20260509",
        "DTEND;VALUE=DATE:20260511",
        "RRULE:FREQ=YEARLY;UNTIL=20280509",
    )
    assert [(date.starts_on, date.ends_on) for date in made] == [
        (day(year, 5, 9), day(year, 5, 10)) for year in (2026, 2027, 2028)
    ]


def test_dates_are_added_and_struck_out():
    made = dates(
        "DTSTART;TZID=Europe/Berlin:20260506T190000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "RDATE;TZID=Europe/Berlin:20260601T190000,20260602T190000",
        "RDATE;VALUE=PERIOD:20260603T170000Z/PT2H",
        "EXDATE;TZID=Europe/Berlin:20260513T190000",
        "EXDATE:20260601T170000Z",
    )
    assert [f"{date.starts_on:%d.%m.}" for date in made] == ["06.05.", "20.05.", "02.06.", "03.06."]


def test_one_date_of_a_series_can_differ():
    (series,) = read(
        event("DTSTART:20260506T190000", "RRULE:FREQ=WEEKLY;COUNT=3", "LOCATION:Rathaus"),
        event(
            "RECURRENCE-ID:20260513T190000",
            "DTSTART:20260514T200000",
            "LOCATION:Bahnhof",
            title="Sommerfest am Abend",
        ),
        event("RECURRENCE-ID:20260520T190000", "DTSTART:20260520T190000", "STATUS:CANCELLED"),
    ).events
    first, moved, cancelled = series.dates
    assert first == ReadDate(day(2026, 5, 6), clock(19))
    assert (moved.starts_on, moved.start_time) == (day(2026, 5, 14), clock(20))
    assert (moved.place, moved.remark) == ("Bahnhof", "Sommerfest am Abend")
    assert (cancelled.starts_on, cancelled.is_cancelled) == (day(2026, 5, 20), True)
    assert not (first.is_cancelled or moved.is_cancelled)


def test_entries_with_one_uid_are_one_event_with_several_dates():
    (fest,) = read(
        event("DTSTART;VALUE=DATE:20260510"), event("DTSTART;VALUE=DATE:20260509")
    ).events
    assert [date.starts_on.day for date in fest.dates] == [9, 10]


def test_a_cancelled_event_says_so():
    assert dates("DTSTART;VALUE=DATE:20260509", "STATUS:CANCELLED")[0].is_cancelled


def test_an_endless_series_ends_in_three_years():
    made = dates("DTSTART:20261201T190000", "RRULE:FREQ=MONTHLY")
    assert made[-1].starts_on == day(2029, 11, 1)
    assert len(made) == 36


def test_of_a_long_series_the_coming_hundred_are_taken():
    (series,) = read(event("DTSTART:20150107T190000", "RRULE:FREQ=WEEKLY")).events
    assert len(series.dates) == 100
    assert series.dates[0].starts_on == series.dates_from == day(2026, 11, 4)
    assert "100" in series.notes[0]


def test_of_a_long_series_that_is_over_the_last_hundred_are_taken():
    made = dates("DTSTART:20150107T190000", "RRULE:FREQ=DAILY;UNTIL=20201231")
    assert (len(made), made[-1].starts_on) == (100, day(2020, 12, 31))


def test_times_in_a_zone_nobody_knows_are_those_of_the_town():
    (fest,) = read(event("DTSTART;TZID=Nirgendwo:20260715T190000")).events
    assert fest.dates[0].start_time == clock(19)
    assert "„Nirgendwo“ ist unbekannt" in fest.notes[0]


def test_a_zone_that_the_file_describes_itself_is_not_computed():
    zone = "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            "TZID:Endlos",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "RRULE:FREQ=SECONDLY",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
    )
    (fest,) = read(zone, event("DTSTART;TZID=Endlos:20260715T190000")).events
    assert fest.dates[0].start_time == clock(19)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "Der Beginn fehlt."),
        (["DTSTART:gestern"], "DTSTART lässt sich nicht lesen"),
        (["DTSTART:20260509T190000", "DTEND:20260509T180000"], "endet, bevor sie beginnt"),
        (["DTSTART;VALUE=DATE:20260509", "DTEND;VALUE=DATE:20260501"], "endet, bevor sie beginnt"),
        (["DTSTART:20260509T190000", "DURATION:-PT1H"], "endet, bevor sie beginnt"),
        (["DTSTART;VALUE=DATE:20260509", "DTEND:20260509T180000"], "passen nicht zusammen"),
        (["DTSTART:00010101T000000Z"], "Das Jahr 1 liegt nicht"),
        (["DTSTART;VALUE=DATE:99991231"], "Das Jahr 9999 liegt nicht"),
        (["DTSTART:20260509T190000", "DURATION:P999999999D"], "Dauer"),
        (["DTSTART:20260509T190000", "RRULE:FREQ=SECONDLY"], "mehrmals am Tag"),
        (["DTSTART:20260509T190000", "RRULE:FREQ=DAILY;BYMINUTE=1,2"], "mehrmals am Tag"),
        (["DTSTART:20260509T190000", "RRULE:FREQ=DAILY;INTERVAL=0"], "Wiederholung"),
        (["DTSTART:20260509T190000", "RRULE:FREQ=NIE"], "Wiederholung"),
        (["DTSTART:20260509T190000", "EXDATE:nie"], "EXDATE lässt sich nicht lesen"),
        (["DTSTART:20260509T190000", "EXDATE:20260509T190000"], "gestrichen"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_in_german(lines, words):
    message = problem(*lines)
    assert message.startswith("„Sommerfest“")
    assert words in message


def test_an_entry_without_uid_or_title_does_not_stop_the_others():
    calendar = read(
        entry("SUMMARY:Ohne Kennung", "DTSTART;VALUE=DATE:20260509"),
        entry("UID:2", "DTSTART;VALUE=DATE:20260509"),
        event("DTSTART;VALUE=DATE:20260509"),
    )
    assert [each.title for each in calendar.events] == ["Sommerfest"]
    assert "keine Kennung (UID)" in calendar.problems[0]
    assert "keinen Titel" in calendar.problems[1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (b" \r\n", "leer"),
        (b"PK\x03\x04" + bytes(range(256)), "keine Kalenderdatei"),
        (b"Guten Tag", "keine Kalenderdatei"),
        (calendar_file(), "keine Veranstaltungen"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "keine Veranstaltungen"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n" * 2, "Kalenderdatei"),
        (calendar_file(*[event()] * 501), "mehr als 500"),
        (b"x" * (MOST_BYTES + 1), "größer als 1 MB"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_german(data, words):
    with pytest.raises(CalendarFileError, match=words):
        read_calendar(data, NOVEMBER)


def test_too_many_dates_are_too_many():
    series = [
        event("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY", uid=str(number))
        for number in range(51)
    ]
    with pytest.raises(CalendarFileError, match="mehr als 5000 Termine"):
        read(*series)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_umlauts_are_read_as_older_programs_write_them(encoding):
    text = calendar_file(event("DTSTART;VALUE=DATE:20260509", title="Grüße aus Lüdenscheid"))
    calendar = read_calendar(text.decode().encode(encoding), NOVEMBER)
    assert calendar.events[0].title == "Grüße aus Lüdenscheid"


def test_null_characters_vanish():
    data = calendar_file(event("DTSTART;VALUE=DATE:20260509", title="Som\0mer\x07fest"))
    assert read_calendar(data, NOVEMBER).events[0].title == "Sommerfest"


def test_long_lines_are_cut_to_what_the_site_holds():
    (fest,) = read(
        event(
            "DTSTART;VALUE=DATE:20260509",
            f"LOCATION:{'o' * 400}",
            uid="u" * 400,
            title="t" * 400,
        )
    ).events
    assert len(fest.title) == len(fest.place) == 255
    assert len(fest.uid) <= 255


def test_a_file_says_the_same_in_any_order_and_with_another_stamp():
    first = event("DTSTART;VALUE=DATE:20260509", "DTSTAMP:20260101T000000Z")
    again = event("DTSTAMP:20260202T000000Z", "DTSTART;VALUE=DATE:20260509")
    other = event("DTSTART;VALUE=DATE:20260510")
    assert read(first).events[0].digest == read(again).events[0].digest
    assert read(first).events[0].digest != read(other).events[0].digest


def test_an_endless_series_says_the_same_a_month_later():
    data = calendar_file(event("DTSTART:20150107T190000", "RRULE:FREQ=WEEKLY"))
    now, later = (read_calendar(data, on).events[0] for on in (NOVEMBER, day(2026, 12, 24)))
    assert now.dates != later.dates
    assert now.digest == later.digest


def test_rules_that_never_come_true_cost_little(monkeypatch):
    assert Patience().seconds < 10
    monkeypatch.setattr(reading, "Patience", partial(Patience, seconds=0.3))
    never = [
        event(
            "DTSTART:20260509T190000", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", uid=str(number)
        )
        for number in range(50)
    ]
    began = time.monotonic()
    calendar = read(*never)
    assert time.monotonic() - began < 10
    assert "zu aufwendig" in calendar.problems[-1]


LINES = st.sampled_from(
    [
        "UID:1",
        "UID:2",
        "UID:",
        "SUMMARY:Fest",
        "SUMMARY:",
        "DTSTART;VALUE=DATE:20260509",
        "DTSTART:20260329T023000",
        "DTSTART;TZID=Europe/Berlin:20261025T023000",
        "DTSTART:99991231T235959Z",
        "DTSTART;VALUE=DATE:00010101",
        "DTEND;VALUE=DATE:20260509",
        "DTEND:20261025T013000Z",
        "DURATION:PT25H",
        "DURATION:-P1D",
        "DURATION:P99999999999D",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "RRULE:FREQ=MONTHLY;BYDAY=-1SU",
        "RRULE:FREQ=HOURLY",
        "RRULE:FREQ=YEARLY;UNTIL=00010101",
        "RRULE:COUNT=x",
        "RDATE;VALUE=PERIOD:20260509T100000Z/PT1H",
        "RDATE;VALUE=DATE:99991231",
        "EXDATE;VALUE=DATE:20260509",
        "RECURRENCE-ID:20260509T190000",
        "RECURRENCE-ID;VALUE=DATE:20260509",
        "STATUS:CANCELLED",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VALARM",
        "END:VALARM",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "END:VCALENDAR",
        "BEGIN:VCALENDAR",
        " folded",
    ]
)


def is_read_or_refused(data: bytes):
    """Whatever is in a file: it is read, or refused with a message."""
    try:
        calendar = read_calendar(data, NOVEMBER)
    except CalendarFileError as error:
        assert str(error)
        return
    for each in calendar.events:
        assert each.title
        assert each.dates
        for date in each.dates:
            assert (date.ends_on or date.starts_on) >= date.starts_on


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES | st.text(max_size=20), max_size=12))
def test_any_lines_are_read_or_refused(lines):
    is_read_or_refused(calendar_file(entry(*lines), event("DTSTART;VALUE=DATE:20260509")))


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    is_read_or_refused(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data)


@given(st.dates(day(1950, 1, 1), day(2100, 1, 1)), st.times())
def test_a_moment_in_town_is_one_that_clocks_show(on, at):
    moment = datetime.datetime.combine(on, at)
    shown = in_town(moment)
    assert in_town(shown) == shown
    assert shown - moment in (datetime.timedelta(), datetime.timedelta(hours=1))
