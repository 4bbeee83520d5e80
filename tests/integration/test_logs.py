"""A line of the log says what happened, and of nobody who they are."""

import json
import logging
import re
from pathlib import Path
from threading import Thread

import pytest
from django.db import IntegrityError
from django.utils.module_loading import import_string

from iserlohn_europa.logs import JsonFormatter, without_people
from iserlohn_europa.office.models import HomePage
from iserlohn_europa.settings.base import MIDDLEWARE

NUMBER = "0123456789abcdef" * 2


@pytest.fixture
def lines():
    """What is logged meanwhile, as it is written in production."""
    written = []

    class Written(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    handler = Written()
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in written]
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def failing(monkeypatch, home):
    """A home page that fails with what PostgreSQL says of a row."""

    def fail(*arguments, **keywords):
        raise IntegrityError(
            "duplicate key value violates unique constraint\n"
            "DETAIL:  Key (email, name)=(anna@example.org, Anna Muster) already exists."
        )

    monkeypatch.setattr(HomePage, "serve", fail)


def test_a_mistake_is_told_with_its_trace_and_nothing_of_who_asked(client, failing, lines):
    client.raise_request_exception = False
    client.get(
        "/?query=Anna+Muster",
        headers={"x-request-id": NUMBER, "user-agent": "Browser/1", "cookie": "sessionid=geheim"},
        REMOTE_ADDR="203.0.113.7",
    )
    (line,) = lines()
    assert line["level"] == "ERROR"
    assert line["status"] == 500
    assert line["message"] == "Internal Server Error: /"
    assert line["request_id"] == NUMBER
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line["time"])
    assert "in fail\n" in line["trace"]
    assert "duplicate key value" in line["trace"]
    assert set(line) == {"time", "level", "logger", "message", "status", "request_id", "trace"}
    for word in ("Anna", "203.0.113.7", "geheim", "Browser/1", "query"):
        assert word not in json.dumps(line)


@pytest.mark.parametrize("told", ["", "x" * 32, NUMBER + "0", NUMBER.upper(), '1"}\n{"level'])
def test_a_number_that_the_web_server_has_not_made_is_replaced(client, home, lines, told):
    client.get("/gibt-es-nicht/", headers={"x-request-id": told})
    (line,) = lines()
    assert re.fullmatch("[0-9a-f]{32}", line["request_id"])
    assert line["request_id"] != told


def test_each_request_has_a_number_of_its_own(client, home, lines):
    for _ in range(2):
        client.get("/gibt-es-nicht/")
    beside = Thread(target=logging.getLogger("x").warning, args=["Nobody asked for this."])
    beside.start()
    beside.join()
    first, second, unasked = lines()
    assert first["request_id"] != second["request_id"]
    assert "request_id" not in unasked


def test_what_somebody_adds_to_a_record_is_not_written(client, home, lines):
    client.get("/")
    logging.getLogger("x").warning("Hello %s", "world", extra={"user": "Anna", "ip": "203.0.113.7"})
    (line,) = lines()
    assert set(line) == {"time", "level", "logger", "message", "request_id"}
    assert line["message"] == "Hello world"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Refused: anna.muster+x@mail.example.org", "Refused: …"),
        ("from 203.0.113.7, port 80", "from …, port 80"),
        ("from 2001:db8:0:1:a:b:c:d or 2001:db8::7.", "from … or …."),
        ("Not Found: /suche/?query=Anna&seite=2", "Not Found: /suche/…"),
        ("Not Found: /vorschau/aB3-x_9/", "Not Found: /vorschau/…/"),
        ("/admin/password_reset/confirm/MQ/c9-88/", "/admin/password_reset/confirm/…"),
        # What is about nobody stays.
        ("at 12:30:45 in version 5.2.19", "at 12:30:45 in version 5.2.19"),
        ("events.models::EventPage", "events.models::EventPage"),
        ("What? Yes.", "What? Yes."),
    ],
)
def test_what_may_be_about_somebody_is_left_out_of_every_text(said, written):
    assert without_people(said) == written


def test_everything_that_is_logged_on_the_way_has_the_number():
    assert MIDDLEWARE[0] == "iserlohn_europa.logs.RequestIdMiddleware"


def test_the_application_server_writes_its_own_lines_alike():
    deploy = Path(__file__).parents[2] / "deploy"
    configuration = json.loads((deploy / "granian-log.json").read_text())
    assert import_string(configuration["formatters"]["json"]["()"]) is JsonFormatter
    assert configuration["loggers"]["_granian"] == {"handlers": ["stderr"], "propagate": False}
