import datetime

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from iserlohn_europa.delivery.changes import Watch
from iserlohn_europa.delivery.store import Store


@pytest.fixture
def store(tmp_path):
    """A folder of copies, in its first state."""
    store = Store(tmp_path / "pages")
    store.begin()
    return store


@pytest.fixture
def commits(store, db, django_capture_on_commit_callbacks):
    """Does something as a transaction of its own, and returns what happened when it was done."""

    def done(do) -> list:
        connection.run_on_commit = []
        with (
            connection.execute_wrapper(Watch(store)),
            django_capture_on_commit_callbacks(execute=True) as callbacks,
        ):
            do()
        return callbacks

    return done


@pytest.fixture
def changes(store, commits):
    """Whether visitors see another state after something was done."""

    def are_seen(do) -> bool:
        before = store.state()
        commits(do)
        return store.state() != before

    return are_seen


@pytest.fixture
def on():
    return datetime.date(2026, 11, 23)


@pytest.fixture
def one_connection():
    """A server looks after its connections with each request; these belong to the tests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
