"""The sign of a form that somebody opened: how long it is good, and for what."""

import datetime

import pytest
from django.core.signing import Signer

from iserlohn_europa.forms.tokens import ForgedTokenError, Token

NOW = datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)  # the night the clock goes back


def opened(**ago) -> Token:
    return Token.new(NOW - datetime.timedelta(**ago))


def test_it_comes_back_as_it_was_written():
    token = opened(seconds=7)
    assert Token.read(token.written("contact"), "contact") == token


@pytest.mark.parametrize(("ago", "is_young"), [(-1, True), (2.999, True), (3, False), (9, False)])
def test_three_seconds_are_enough(ago, is_young):
    assert opened(seconds=ago).is_too_young(NOW) is is_young


@pytest.mark.parametrize(("seconds", "is_old"), [(-1, False), (0, False), (1, True)])
def test_it_is_good_for_a_day(seconds, is_old):
    assert opened(days=1, seconds=seconds).is_too_old(NOW) is is_old


def test_no_two_forms_have_the_same():
    assert opened().nonce != opened().nonce


@pytest.mark.parametrize(
    "written",
    [
        opened().written("feedback"),
        opened().written("contact")[:-1],
        Signer().sign_object(["nonce", 0]),
        "",
        "\x00",
        "A" * 100_000,
    ],
    ids=["another form", "cut off", "another salt", "nothing", "null", "long"],
)
def test_what_was_not_written_for_this_form_is_forged(written):
    with pytest.raises(ForgedTokenError):
        Token.read(written, "contact")
