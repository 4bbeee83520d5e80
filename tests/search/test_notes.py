"""When something is, as the list of what was found says it."""

import datetime

from events.models import EventDate, EventPage
from iserlohn_europa.search.results import note_on
from tests.factories import EventFactory, EventIndexFactory


def test_an_event_on_two_days_is_named_by_both(home):
    days = [datetime.date(2019, 5, day) for day in (4, 5)]
    index = EventIndexFactory(parent=home)
    event = EventFactory(parent=index, dates=[EventDate(starts_on=day) for day in days])
    note = note_on(EventPage.objects.get(pk=event.pk))
    assert note == "4. Mai 2019; 5. Mai 2019"
