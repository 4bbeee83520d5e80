"""Guessing takes longer than anybody lives, whichever process answers."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db.models import F
from django.test import Client, RequestFactory
from django.utils import timezone

from iserlohn_europa.accounts import throttle
from iserlohn_europa.accounts.models import SignInAttempt, User
from tests.accounts.signing_in import (
    PASSWORD,
    code,
    is_in,
    send_code,
    send_password,
    set_password,
    with_app,
    wrong_code,
)

MESSAGE = "Das waren zu viele Versuche. Bitte warten Sie {minutes} Minuten"


def text(client) -> str:
    return BeautifulSoup(client.answer.content, "html.parser").get_text(" ", strip=True)


def minutes_pass(number: int) -> None:
    SignInAttempt.objects.update(tried_at=F("tried_at") - datetime.timedelta(minutes=number))


@pytest.fixture
def person(editor):
    set_password(editor.user)
    return editor.user


@pytest.fixture
def locked(person):
    for _ in range(throttle.PER_ACCOUNT.tries):
        send_password(person, password="geraten")
    return person


def test_the_right_password_is_refused_too_until_time_has_passed(locked):
    client = send_password(locked)
    assert MESSAGE.format(minutes=5) in text(client)
    assert not is_in(client)
    minutes_pass(5)
    assert is_in(send_password(locked))


def test_who_goes_on_knocking_waits_no_longer(locked):
    minutes_pass(4)
    for _ in range(throttle.PER_ACCOUNT.tries):
        send_password(locked)
    minutes_pass(1)
    assert is_in(send_password(locked))


def test_no_password_is_checked_meanwhile(locked, monkeypatch):
    def check(self, *args):
        raise AssertionError("A password was checked.")

    monkeypatch.setattr(MD5PasswordHasher, "verify", check)
    assert "zu viele Versuche" in text(send_password(locked))


def test_somebody_else_signs_in_meanwhile(locked, approver):
    set_password(approver.user)
    assert is_in(send_password(approver.user))


def test_an_account_is_one_however_its_name_is_written(locked):
    locked.username = locked.username.upper()
    assert "zu viele Versuche" in text(send_password(locked))


def test_names_that_nobody_has_are_counted_as_well(db):
    nobody = User(username="niemand")
    for _ in range(throttle.PER_ACCOUNT.tries):
        assert "zu viele" not in text(send_password(nobody))
    assert "zu viele Versuche" in text(send_password(nobody))


def test_one_address_tries_so_many_names_and_no_more(person):
    for number in range(throttle.PER_ADDRESS.tries):
        send_password(User(username=f"name{number}"), REMOTE_ADDR="192.0.2.7")
    assert "zu viele Versuche" in text(send_password(person, REMOTE_ADDR="192.0.2.7"))
    assert is_in(send_password(person, REMOTE_ADDR="192.0.2.8"))


def test_what_succeeds_is_not_counted(person):
    for _ in range(throttle.PER_ADDRESS.tries + 1):
        assert is_in(send_password(person))
    assert not SignInAttempt.objects.exists()


def test_a_row_tells_no_name_and_no_address(db):
    send_password(User(username="niemand"), REMOTE_ADDR="192.0.2.7")
    first, second = SignInAttempt.objects.values_list("key", flat=True)
    assert len(first) == len(second) == 64
    assert not {"niemand", "192.0.2.7"} & {first, second}


def test_rows_go_when_they_no_longer_count(locked, approver):
    minutes_pass(15)
    send_password(approver.user)
    assert SignInAttempt.objects.filter(tried_at__gt=timezone.now() - throttle.LONGEST).count() == 2
    assert SignInAttempt.objects.count() == 2


# --- Codes ----------------------------------------------------------------------------------


def test_codes_are_counted_apart_and_longer(person):
    with_app(person)
    for _ in range(throttle.CODES.tries):
        client = send_code(send_password(person), wrong_code())
    assert MESSAGE.format(minutes=15) in text(send_code(client, code()))
    assert not is_in(client)
    minutes_pass(15)
    assert is_in(send_code(send_password(person), code()))


def test_a_new_start_is_no_way_around(person):
    with_app(person)
    for _ in range(throttle.CODES.tries):
        send_code(send_password(person, Client()), wrong_code())
    assert "zu viele Versuche" in text(send_code(send_password(person, Client()), code()))


def test_the_password_is_counted_where_it_is_asked_again(person):
    client = send_password(person)
    for _ in range(throttle.PER_ACCOUNT.tries):
        client.post("/admin/zwei-faktor/bestaetigen/passwort/", {"password": "geraten"})
    client.answer = client.post("/admin/zwei-faktor/bestaetigen/passwort/", {"password": PASSWORD})
    assert "zu viele Versuche" in text(client)


def test_nobody_is_flooded_with_mails(person, mailoutbox):
    for _ in range(throttle.MAILS.tries + 1):
        client = Client()
        client.answer = client.post("/admin/password_reset/", {"email": person.email})
    assert "zu viele Versuche" in text(client)
    assert len(mailoutbox) == throttle.MAILS.tries


def test_one_address_asks_for_so_many_mails_and_no_more(person, mailoutbox):
    client = Client()
    for number in range(throttle.MAILS_PER_ADDRESS.tries):
        client.post("/admin/password_reset/", {"email": f"name{number}@example.org"})
    client.answer = client.post("/admin/password_reset/", {"email": person.email})
    assert "zu viele Versuche" in text(client)
    assert not mailoutbox


# --- Addresses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_an_address_is_counted_as_far_as_its_holder_cannot_change_it(address, counted_as):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    assert throttle.address_of(request) == counted_as


def test_a_visitor_cannot_pretend_an_address(settings):
    claimed = {"HTTP_X_FORWARDED_FOR": "198.51.100.1", "REMOTE_ADDR": "192.0.2.7"}
    assert throttle.address_of(RequestFactory().get("/", **claimed)) == "192.0.2.7"
    # Behind the web server only what that adds itself counts.
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    claimed["HTTP_X_FORWARDED_FOR"] = "198.51.100.1, 192.0.2.7"
    assert throttle.address_of(RequestFactory().get("/", **claimed)) == "192.0.2.7"
