import pytest

from tests.factories import EventIndexFactory


@pytest.fixture
def calendar(home):
    """The calendar page, without any event."""
    return EventIndexFactory(parent=home)
