import pytest

from events.models import EventIndexPage
from tests.factories import EventIndexFactory


@pytest.fixture(scope="module")
def _calendar(_home, for_the_module):
    return for_the_module(lambda: EventIndexFactory(parent=_home))


@pytest.fixture
def calendar(_calendar, home):
    """The calendar page, without any event."""
    return EventIndexPage.objects.get(pk=_calendar.pk)
