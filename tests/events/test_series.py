"""Series of an event: dates made from a rule, and those an editor changed."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError

from events.choices import DateStatus, Rhythm
from events.models import ChangedDate, EventDate, EventPage, EventSeries
from events.occurrences import extend_series, rewrite_occurrences
from events.times import TOWN_TIME
from iserlohn_europa.core.today import today
from tests.factories import EventFactory

TUESDAY = datetime.date(2026, 12, 8)
WEEK = datetime.timedelta(days=7)
SIX = datetime.time(18)


def series(**fields) -> EventSeries:
    return EventSeries(
        **{"rhythm": Rhythm.WEEKLY, "starts_on": TUESDAY, "start_time": SIX} | fields
    )


def event_with(calendar, rule, *changes, **fields):
    for change in changes:
        change.series_key = rule.key
    return EventFactory(parent=calendar, series=[rule], changed_dates=list(changes), **fields)


def dates(event, on=TUESDAY) -> list:
    return event.expected_occurrences(on)


def days(event, on=TUESDAY) -> list:
    return [each.first_day for each in dates(event, on)]


def test_a_published_series_has_its_dates_in_the_table(calendar):
    event = event_with(calendar, series(until=TUESDAY + 2 * WEEK))
    assert [each.first_day for each in event.occurrences.all()] == [
        TUESDAY,
        TUESDAY + WEEK,
        TUESDAY + 2 * WEEK,
    ]


def test_a_series_without_an_end_reaches_three_years_ahead(calendar):
    event = event_with(calendar, series())
    written = event.occurrences.order_by("first_day").last().first_day
    limit = today().replace(year=today().year + 3)
    assert limit - WEEK < written <= limit


def test_days_that_pass_bring_new_dates_and_keep_the_old(calendar):
    event = event_with(calendar, series())
    before = set(event.occurrences.values_list("key", flat=True))
    assert extend_series(today()) == 0
    assert extend_series(today() + 5 * WEEK) == 1
    after = set(event.occurrences.values_list("key", flat=True))
    assert before < after
    assert len(after) == len(before) + 5


@pytest.mark.parametrize("until", [TUESDAY, TUESDAY + WEEK])
def test_a_series_that_has_ended_gets_no_new_dates(calendar, until):
    event_with(calendar, series(until=until))
    assert extend_series(TUESDAY + 60 * WEEK) == 0


def test_a_draft_gets_no_dates(calendar):
    event_with(calendar, series(), live=False)
    assert extend_series(today() + 5 * WEEK) == 0


@pytest.mark.parametrize(
    ("first", "offsets"),
    [(datetime.date(2027, 3, 21), [1, 2, 2]), (datetime.date(2027, 10, 24), [2, 1, 1])],
    ids=["to summer time", "to winter time"],
)
def test_the_clock_on_the_wall_stays_when_the_clocks_change(calendar, first, offsets):
    event = event_with(calendar, series(starts_on=first, until=first + 2 * WEEK))
    starts = [each.starts_at for each in dates(event)]
    assert {moment.astimezone(TOWN_TIME).time() for moment in starts} == {SIX}
    assert [18 - moment.hour for moment in starts] == offsets


def test_an_hour_that_is_skipped_once_a_year_does_not_stop_a_series(calendar):
    first = datetime.date(2027, 3, 21)
    night = datetime.time(2, 30)
    event = event_with(calendar, series(starts_on=first, start_time=night, until=first + WEEK))
    clocks = [each.starts_at.astimezone(TOWN_TIME).time() for each in dates(event)]
    assert clocks == [night, datetime.time(3, 30)]


def test_a_date_of_several_days_crosses_new_year(calendar):
    first = datetime.date(2026, 12, 31)
    rule = series(
        starts_on=first,
        rhythm=Rhythm.YEARLY,
        until=first,
        number_of_days=2,
        start_time=datetime.time(22),
        end_time=datetime.time(1),
    )
    (date,) = dates(event_with(calendar, rule))
    assert date.last_day == datetime.date(2027, 1, 1)
    assert date.ends_at - date.starts_at == datetime.timedelta(hours=3)


def test_a_cancelled_date_stays_in_its_place_and_says_so(calendar):
    change = ChangedDate(planned_day=TUESDAY + WEEK, status=DateStatus.CANCELLED, remark="Ferien")
    event = event_with(calendar, series(until=TUESDAY + 2 * WEEK), change)
    assert [(each.status, each.remark) for each in dates(event)] == [
        (DateStatus.TAKES_PLACE, ""),
        (DateStatus.CANCELLED, "Ferien"),
        (DateStatus.TAKES_PLACE, ""),
    ]


def test_a_moved_date_is_known_by_its_old_day_and_keeps_its_key(calendar):
    rule = series(until=TUESDAY + WEEK)
    event = event_with(calendar, rule)
    key = dates(event)[1].key
    thursday = TUESDAY + WEEK + datetime.timedelta(days=2)
    event.changed_dates = [
        ChangedDate(planned_day=TUESDAY + WEEK, starts_on=thursday, series_key=rule.key)
    ]
    moved = dates(event)[1]
    assert (moved.first_day, moved.planned_day, moved.status, moved.key) == (
        thursday,
        TUESDAY + WEEK,
        DateStatus.MOVED,
        key,
    )


def test_what_is_left_empty_is_as_in_the_series(calendar):
    change = ChangedDate(planned_day=TUESDAY, place="Parktheater")
    rule = series(until=TUESDAY, end_time=datetime.time(20), place="Rathaus")
    (date,) = dates(event_with(calendar, rule, change))
    assert (date.place, date.ends_at - date.starts_at) == (
        "Parktheater",
        datetime.timedelta(hours=2),
    )


def test_a_new_beginning_alone_says_nothing_about_the_end(calendar):
    change = ChangedDate(planned_day=TUESDAY, start_time=datetime.time(21))
    rule = series(until=TUESDAY, end_time=datetime.time(20))
    (date,) = dates(event_with(calendar, rule, change))
    assert date.ends_at is None


def test_a_changed_date_stays_when_the_rule_moves_to_another_weekday(calendar):
    change = ChangedDate(planned_day=TUESDAY + WEEK, status=DateStatus.CANCELLED)
    rule = series(until=TUESDAY + 3 * WEEK)
    event = event_with(calendar, rule, change)
    key = dates(event)[1].key
    rule = event.series.get()
    rule.starts_on = TUESDAY + datetime.timedelta(days=1)
    rule.save()
    event = EventPage.objects.get(pk=event.pk)
    cancelled = [each for each in dates(event) if each.status == DateStatus.CANCELLED]
    assert [(each.first_day, each.key) for each in cancelled] == [(TUESDAY + WEEK, key)]
    assert TUESDAY not in days(event)


def test_the_keys_of_the_other_dates_survive_a_new_end(calendar):
    rule = series(until=TUESDAY + WEEK)
    event = event_with(calendar, rule)
    keys = [each.key for each in dates(event)]
    rule.until = TUESDAY + 2 * WEEK
    assert [each.key for each in dates(event)][:2] == keys


def test_two_series_on_one_day_are_two_dates(calendar):
    rules = [series(until=TUESDAY), series(until=TUESDAY, start_time=datetime.time(10))]
    event = EventFactory(parent=calendar, series=rules)
    assert [each.starts_at.astimezone(TOWN_TIME).hour for each in dates(event)] == [10, 18]


def test_single_dates_stand_among_those_of_a_series(calendar):
    extra = EventDate(starts_on=TUESDAY + datetime.timedelta(days=1))
    event = EventFactory(parent=calendar, series=[series(until=TUESDAY + WEEK)], dates=[extra])
    assert days(event) == [TUESDAY, extra.starts_on, TUESDAY + WEEK]


def test_a_copied_event_has_dates_of_its_own(calendar):
    event = event_with(calendar, series(until=TUESDAY))
    copy = event.copy(update_attrs={"slug": "kopie"})
    assert {each.key for each in dates(copy)}.isdisjoint(each.key for each in dates(event))


def test_a_translation_reads_the_series_of_its_source(calendar, english):
    event = event_with(calendar, series(until=TUESDAY + WEEK))
    copy = event.copy_for_translation(english, copy_parents=True)
    copy.save_revision().publish()
    rewrite_occurrences(event, TUESDAY)
    keys = list(event.occurrences.values_list("key", flat=True))
    assert list(copy.occurrences.values_list("key", flat=True)) == keys


def test_history_counts_a_series_without_an_end_from_its_beginning(calendar):
    assert event_with(calendar, series()).when.earliest == TUESDAY


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"until": TUESDAY - WEEK}, "until"),
        ({"rhythm": Rhythm.DAILY}, "until"),
        ({"starts_on": datetime.date(26, 12, 8)}, "starts_on"),
        ({"rhythm": Rhythm.MONTHLY_LAST_WEEKDAY}, "starts_on"),
        ({"rhythm": Rhythm.MONTHLY_WEEKDAY, "starts_on": TUESDAY + 3 * WEEK}, "starts_on"),
        ({"end_time": datetime.time(17)}, "end_time"),
        ({"start_time": None, "end_time": SIX}, "start_time"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_at_its_field(fields, field):
    with pytest.raises(ValidationError) as refused:
        series(**fields).clean()
    assert list(refused.value.message_dict) == [field]


def test_a_half_written_rule_makes_no_date():
    assert list(EventSeries(key=uuid.uuid4(), starts_on=None).days(TUESDAY)) == []


def test_a_series_that_begins_far_ahead_begins_when_it_comes_into_sight(calendar):
    first = today().replace(year=today().year + 4, day=1)
    event = event_with(calendar, series(starts_on=first))
    assert not event.occurrences.exists()
    assert extend_series(first.replace(year=first.year - 2)) == 1
    assert event.occurrences.exists()


def test_a_far_date_beside_it_does_not_stop_a_series(calendar):
    far = EventDate(starts_on=today().replace(year=today().year + 9, day=1))
    EventFactory(parent=calendar, series=[series()], dates=[far])
    assert extend_series(today() + 5 * WEEK) == 1


def test_a_series_without_an_end_is_still_to_come_in_the_list_of_editors(calendar):
    event = event_with(calendar, series(starts_on=TUESDAY - 60 * WEEK))
    listed = EventPage.objects.with_days().get(pk=event.pk)
    assert listed.last_day > TUESDAY + 100 * WEEK
    assert listed.first_day == TUESDAY - 60 * WEEK
