import datetime

from events.choices import DateStatus
from events.models import EventDate, EventPage, Occurrence
from tests.factories import EventFactory

MAY_6 = datetime.date(2026, 5, 6)
MAY_7 = datetime.date(2026, 5, 7)


def event_on(calendar, *days, **fields) -> EventPage:
    return EventFactory(parent=calendar, dates=[EventDate(starts_on=day) for day in days], **fields)


def keys_of(page) -> set:
    return set(page.occurrences.values_list("key", flat=True))


def test_a_published_event_has_an_occurrence_for_each_date(calendar):
    event = event_on(calendar, MAY_6, MAY_7)
    assert [each.first_day for each in event.occurrences.all()] == [MAY_6, MAY_7]


def test_a_draft_has_none(calendar):
    event_on(calendar, MAY_6, live=False)
    assert not Occurrence.objects.exists()


def test_a_partial_date_has_one_occurrence_from_its_first_to_its_last_possible_day(calendar):
    event = EventFactory(parent=calendar, date="2007-12")
    occurrence = event.occurrences.get()
    assert occurrence.first_day == datetime.date(2007, 12, 1)
    assert occurrence.last_day == datetime.date(2007, 12, 31)
    assert occurrence.starts_at is None


def test_unpublishing_takes_the_occurrences_away(calendar):
    event = event_on(calendar, MAY_6)
    event.unpublish()
    assert not Occurrence.objects.exists()


def test_deleting_takes_the_occurrences_away(calendar):
    event = event_on(calendar, MAY_6)
    event.delete()
    assert not Occurrence.objects.exists()


def test_a_saved_draft_leaves_the_occurrences_as_published(calendar):
    event = event_on(calendar, MAY_6)
    event.dates = [EventDate(starts_on=MAY_7)]
    event.save_revision()
    assert event.occurrences.get().first_day == MAY_6


def test_the_key_of_a_date_survives_publishing_it_again_on_another_day(calendar):
    event = event_on(calendar, MAY_6)
    keys = keys_of(event)
    date = event.dates.get()
    date.starts_on = MAY_7
    event.dates = [date]
    event.save_revision().publish()
    assert keys_of(event) == keys
    assert event.occurrences.get().first_day == MAY_7


def test_the_key_of_a_date_survives_going_back_to_an_earlier_version(calendar):
    event = event_on(calendar, MAY_6)
    keys, first_version = keys_of(event), event.save_revision()
    event.dates = [EventDate(starts_on=MAY_7)]
    event.save_revision().publish()
    assert keys_of(event) != keys
    first_version.as_object().save_revision().publish()
    assert keys_of(event) == keys


def test_the_key_of_a_date_survives_unpublishing_and_restoring(calendar):
    event = event_on(calendar, MAY_6)
    keys = keys_of(event)
    event.unpublish()
    EventPage.objects.get(pk=event.pk).save_revision().publish()
    assert keys_of(event) == keys


def test_a_copied_event_has_keys_of_its_own(calendar):
    event = event_on(calendar, MAY_6)
    copy = event.copy(update_attrs={"slug": "kopie"}, keep_live=True)
    copy.save_revision().publish()
    assert keys_of(copy)
    assert not keys_of(copy) & keys_of(event)


def test_a_translation_has_the_dates_and_keys_of_its_source(calendar, english):
    event = event_on(calendar, MAY_6)
    translation = event.copy_for_translation(english, copy_parents=True)
    translation.save_revision().publish()
    assert keys_of(translation) == keys_of(event)


def test_a_translation_follows_when_the_source_moves(calendar, english):
    event = event_on(calendar, MAY_6)
    translation = event.copy_for_translation(english, copy_parents=True)
    translation.save_revision().publish()
    date = event.dates.get()
    date.starts_on, date.status = MAY_7, DateStatus.MOVED
    event.dates = [date]
    event.save_revision().publish()
    moved = translation.occurrences.get()
    assert (moved.first_day, moved.status) == (MAY_7, DateStatus.MOVED)


def test_the_moments_are_kept_in_utc(calendar):
    event = EventFactory(
        parent=calendar,
        dates=[
            EventDate(starts_on=MAY_6, start_time=datetime.time(19), end_time=datetime.time(21, 30))
        ],
    )
    occurrence = event.occurrences.get()
    assert occurrence.starts_at == datetime.datetime(2026, 5, 6, 17, tzinfo=datetime.UTC)
    assert occurrence.ends_at == datetime.datetime(2026, 5, 6, 19, 30, tzinfo=datetime.UTC)


def test_a_date_without_a_place_of_its_own_is_where_the_event_is(calendar):
    event = EventFactory(
        parent=calendar,
        place_name="Rathaus",
        dates=[EventDate(starts_on=MAY_6), EventDate(starts_on=MAY_7, place="Parktheater")],
    )
    assert [each.place for each in event.occurrences.all()] == ["Rathaus", "Parktheater"]
