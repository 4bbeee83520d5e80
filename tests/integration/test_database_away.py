"""While the database is away, nobody loses what they have written."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

EDIT = "/admin/pages/3/edit/"
SENT = {"title": 'Fest <b>"Brücken"</b>', "tags": ["a", "b"], "text": "Erste Zeile\nzweite"}


@pytest.fixture
def browser(monkeypatch):
    """The browser of somebody who works while the database is away."""

    def fail(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("django.contrib.auth.middleware.get_user", fail)
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "somebody"
    return client


def form(response):
    return BeautifulSoup(response.content, "html.parser").find("form")


def test_what_was_sent_is_given_back_to_be_sent_again(browser):
    response = browser.post(EDIT, {**SENT, "action-publish": "1"})
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Noch nicht gespeichert" in response.content.decode()
    given = form(response)
    assert (given["method"], given.get("action", "")) == ("post", "")
    assert [(each["name"], each["value"]) for each in given("input")] == [
        ("title", SENT["title"]),
        ("tags", "a"),
        ("tags", "b"),
        ("text", SENT["text"]),
        ("action-publish", "1"),
    ]
    assert "Dateien" not in response.content.decode()


def test_files_have_to_be_chosen_again(browser):
    file = SimpleUploadedFile("brunnen.jpg", b"...")
    response = browser.post("/admin/images/add/", {"title": "Brunnen", "file": file})
    assert [each["name"] for each in form(response)("input")] == ["title"]
    assert "Dateien kann die Seite nicht aufheben" in response.content.decode()


def test_a_password_is_never_written_down(browser):
    sent = {"username": "redakteurin", "password": "ein-langes-Kennwort-7"}
    response = browser.post("/admin/login/", sent)
    assert response.status_code == 503
    assert form(response) is None
    assert sent["password"] not in response.content.decode()


def test_who_only_reads_hears_that_it_will_pass(browser):
    response = browser.get("/admin/")
    assert response.status_code == 503
    assert form(response) is None


def test_a_form_that_cannot_be_read_is_answered_all_the_same(browser):
    response = browser.post(EDIT, b"...", content_type="multipart/form-data")
    assert response.status_code == 503
    assert form(response) is None


@pytest.mark.parametrize("follows", ["raised from it", "raised while it was dealt with", "apart"])
def test_what_follows_from_it_says_that_it_will_pass_too(browser, monkeypatch, follows):
    def fail(*args, **kwargs):
        try:
            raise OperationalError("connection refused")
        except OperationalError as problem:
            if follows == "raised from it":
                raise AttributeError("cursor") from problem
            if follows == "raised while it was dealt with":
                raise AttributeError("cursor")  # noqa: B904
        raise AttributeError("cursor")

    monkeypatch.setattr("django.contrib.auth.middleware.get_user", fail)
    assert browser.get("/admin/").status_code == (500 if follows == "apart" else 503)
