"""A new state begins with the end of a transaction, here and on other machines."""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.utils import ConnectionHandler

from iserlohn_europa.delivery.changes import CHANNEL, Watch


@pytest.fixture
def elsewhere(db, tmp_path):
    """A connection that is in no transaction of the test, and can commit."""
    if connection.vendor == "sqlite":
        name = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "db.sqlite3"}
        other = ConnectionHandler({"default": name})["default"]
    else:
        other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE pages (title text)")
    yield other
    other.close()


@pytest.fixture
def write(elsewhere, store):
    def execute():
        with elsewhere.execute_wrapper(Watch(store)), elsewhere.cursor() as cursor:
            cursor.execute("INSERT INTO pages VALUES ('Neu')")

    return execute


@pytest.fixture
def together(elsewhere, monkeypatch):
    """A transaction on that connection."""

    @contextmanager
    def atomic():
        with monkeypatch.context() as patch:
            patch.setattr(transaction, "get_connection", lambda using=None: elsewhere)
            with transaction.atomic():
                yield

    return atomic


def test_the_state_begins_when_the_transaction_is_done_and_not_before(store, write, together):
    before = store.state()
    with together():
        write()
        assert store.state() == before
    assert store.state() != before


def test_nothing_begins_when_the_transaction_is_undone(store, write, together):
    before = store.state()
    with pytest.raises(RuntimeError), together():
        write()
        raise RuntimeError
    assert store.state() == before


def test_without_a_transaction_it_begins_at_once(store, write):
    before = store.state()
    write()
    assert store.state() != before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite serves one machine alone.")
def test_other_machines_are_told_the_name_of_the_state(store, write, together):
    listener = connection.copy()
    try:
        with listener.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        with together():
            write()
            write()
        told = list(listener.connection.notifies(timeout=5, stop_after=1))
        assert [each.payload for each in told] == [store.state()]
    finally:
        listener.close()
