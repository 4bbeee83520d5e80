"""A process also hears of midnight, and of what other machines publish."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, connection
from wagtail.models import PageViewRestriction

from iserlohn_europa.delivery import keeper as module
from iserlohn_europa.delivery import signals
from iserlohn_europa.delivery.changes import CHANNEL
from iserlohn_europa.delivery.keeper import Keeper
from tests import factories

BERLIN = ZoneInfo("Europe/Berlin")


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self, *moment):
        self.moment = datetime.datetime(*moment, tzinfo=BERLIN)

    def __call__(self):
        return self.moment


@pytest.fixture
def clock():
    return Clock(2026, 11, 23, 23, 59, 59, 900_000)


@pytest.fixture
def keeper(store, clock, monkeypatch):
    monkeypatch.setattr(Keeper, "_listen", lambda self, seconds: None)
    return Keeper(store, clock)


def test_a_new_day_in_town_is_a_new_state(keeper, store, clock):
    before = store.state()
    keeper.look()
    assert store.state() == before
    clock.moment += datetime.timedelta(milliseconds=100)
    keeper.look()
    assert store.state() == "2026-11-24"


def test_all_processes_begin_the_same_new_day(keeper, store, clock):
    other = Keeper(store, clock)
    clock.moment += datetime.timedelta(seconds=1)
    keeper.look()
    store.begin("published just after midnight")
    other.look()
    assert store.state() == "published just after midnight"


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        ((2026, 11, 23, 12), 1.0),
        ((2026, 11, 23, 23, 59, 59, 900_000), 0.1),
        # The nights in which the clock is changed.
        ((2026, 3, 28, 23, 59, 59, 500_000), 0.5),
        ((2026, 10, 24, 23, 59, 59, 500_000), 0.5),
        ((2026, 3, 29, 0), 1.0),
    ],
)
def test_nobody_sleeps_over_midnight(store, moment, seconds):
    assert Keeper(store, Clock(*moment))._seconds_to_wait() == pytest.approx(seconds)


def test_a_new_day_begins_while_the_database_is_away(store, clock, monkeypatch):
    def fail(self, seconds):
        raise OperationalError("connection refused")

    monkeypatch.setattr(Keeper, "_listen", fail)
    monkeypatch.setattr(module, "SECONDS_BETWEEN_LOOKS", 0)
    keeper = Keeper(store, clock)
    clock.moment += datetime.timedelta(seconds=1)
    keeper.look()
    assert store.state() == "2026-11-24"


@pytest.fixture
def line(db, monkeypatch):
    """The connection on which a keeper listens."""
    other = connection.copy()
    monkeypatch.setattr(module, "connection", other)
    yield other
    other.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite serves one machine alone.")
def test_what_another_machine_publishes_is_heard(store, line):
    keeper = Keeper(store, Clock(2026, 11, 23, 12))
    keeper._listen(0)
    with line.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, "published-elsewhere"])
    keeper._listen(0.5)
    assert store.state() == "published-elsewhere"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite serves one machine alone.")
def test_after_a_lost_connection_nothing_is_taken_for_current(store, line, monkeypatch, caplog):
    monkeypatch.setattr(module, "SECONDS_BETWEEN_LOOKS", 0.01)
    keeper = Keeper(store, Clock(2026, 11, 23, 12))
    keeper.look()
    before = store.state()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [line.connection.info.backend_pid])
    keeper.look()
    assert "not heard" in caplog.text
    keeper.look()
    assert store.state() != before


# --- What is taken offline ---


@pytest.fixture
def last_copies(home, monkeypatch, django_capture_on_commit_callbacks):
    """Whether the last copies of pages are gone after something was done."""
    forgotten = []
    monkeypatch.setattr(signals.STORE, "forget_last", lambda: forgotten.append(True))

    def are_gone(do) -> bool:
        forgotten.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return bool(forgotten)

    signals.connect()
    yield are_gone
    signals.disconnect()


def test_what_is_taken_offline_leaves_no_last_copy(last_copies, home):
    page = factories.StandardPageFactory(parent=home, slug="seite")
    page.title = "Neu"
    assert not last_copies(lambda: page.save_revision().publish())
    assert last_copies(page.unpublish)
    assert last_copies(
        lambda: PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    )
    assert last_copies(page.delete)
