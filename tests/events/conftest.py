import pytest


@pytest.fixture
def calendar(events):
    """The calendar page, without any event."""
    return events
