"""/healthz says that a process answers, /readyz whether all works that the site needs."""

import datetime
import importlib
import json

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from iserlohn_europa.delivery.requests import may_be_kept
from iserlohn_europa.operations import health
from iserlohn_europa.operations.models import JobRun

ALL_WELL = {
    "database": "ok",
    "cache": "ok",
    "copies": "ok",
    "disk": "ok",
    "migrations": "ok",
    "scheduler": "ok",
}


@pytest.fixture
def running(db, monkeypatch):
    """A site on which nothing is wrong."""
    monkeypatch.setattr(health.Migrations, "are_applied", False)
    now = timezone.now()
    return JobRun.objects.create(command="publish_scheduled", begun_at=now, ended_at=now)


def answer(client):
    response = client.get("/readyz")
    said = json.loads(response.content)
    assert response.status_code == (200 if said == ALL_WELL else 503)
    return {name for name, result in said.items() if result != "ok"}


def test_a_process_that_lives_says_so_without_the_database(client):
    response = client.get("/healthz")
    assert response.content == b"ok\n"
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405


def test_everything_works(client, running):
    assert answer(client) == set()


def test_once_migrated_a_process_asks_the_database_little(
    client, running, django_assert_max_num_queries
):
    client.get("/readyz")
    with django_assert_max_num_queries(1):
        client.get("/readyz")


def test_a_database_that_is_away_is_told_with_all_that_hangs_on_it(client, running, monkeypatch):
    def away(*args):
        raise OperationalError("connection to server at 10.0.0.5 failed for user europa")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", away)
        patch.setattr(health.Database, "run", away)
        assert answer(client) == {"database", "migrations", "scheduler"}
        assert b"10.0.0.5" not in client.get("/readyz").content


def test_a_migration_that_is_pending_is_told_until_it_is_applied(client, running):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("operations", "0001_initial")
    assert answer(client) == {"migrations"}
    recorder.record_applied("operations", "0001_initial")
    assert answer(client) == set()


@pytest.mark.parametrize("minutes", [11, None])
def test_work_that_nobody_does_is_told(client, running, minutes):
    if minutes is None:
        running.delete()
    else:
        running.ended_at -= datetime.timedelta(minutes=minutes)
        running.save()
    assert answer(client) == {"scheduler"}


def test_a_full_disk_is_told(client, running, monkeypatch):
    monkeypatch.setattr(health, "LEAST_BYTES_FREE", 2**70)
    assert answer(client) == {"disk"}


def test_copies_that_cannot_be_kept_are_told(client, running, monkeypatch, settings, tmp_path):
    settings.KEEPS_COPIES = True
    settings.PAGES_DIR = tmp_path
    monkeypatch.setattr(health.STORE, "_current", str(tmp_path / "current"))
    assert answer(client) == {"copies"}
    (tmp_path / "state").mkdir()
    (tmp_path / "current").symlink_to("state")
    assert answer(client) == set()


@pytest.mark.parametrize("query", ["", "?format=text", "?format=openmetrics", "?format=atom"])
def test_nobody_learns_more_by_asking_in_another_way(client, running, query):
    response = client.get(f"/readyz{query}", headers={"accept": "text/plain"})
    assert json.loads(response.content) == ALL_WELL


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_no_answer_is_kept(client, running, address):
    assert "no-store" in client.get(address)["Cache-Control"]
    assert not may_be_kept(address)


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_probe_on_this_machine_is_not_sent_to_the_encrypted_address(
    running, address, settings, monkeypatch
):
    monkeypatch.setenv("BASE_URL", "https://europa.example.org")
    monkeypatch.setenv("SECRET_KEY", "k" * 60)
    production = importlib.reload(importlib.import_module("iserlohn_europa.settings.production"))
    settings.SECURE_SSL_REDIRECT = production.SECURE_SSL_REDIRECT
    settings.SECURE_REDIRECT_EXEMPT = production.SECURE_REDIRECT_EXEMPT
    settings.ALLOWED_HOSTS = production.ALLOWED_HOSTS
    probe = Client(headers={"host": "europa.example.org"})
    assert probe.get(address).status_code == 200
    assert probe.get("/robots.txt").status_code == 301
    assert probe.get(address, headers={"host": "elsewhere.example.org"}).status_code == 400
