"""What somebody has at hand who signs in: a password, and an app that shows codes."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client
from django.urls import reverse

from iserlohn_europa.accounts.models import User

PASSWORD = "Ein Fluss, vier Brücken"
SECRET = "JBSWY3DPEHPK3PXP"
SECONDS_PER_CODE = 30


def code(secret: str = SECRET, later: int = 0) -> str:
    """What the app shows now, or so many codes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // SECONDS_PER_CODE + later))


def wrong_code() -> str:
    """Six digits that the app shows neither now nor soon."""
    shown = {code(later=later) for later in range(-2, 4)}
    return next(
        digits for digits in ("000000", *map(str, range(111111, 111119))) if digits not in shown
    )


def with_app(user: User) -> Authenticator:
    """Sets up the app of somebody."""
    return TOTP.activate(user, SECRET).instance


def set_password(user: User) -> None:
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])


def send_password(user: User, client: Client | None = None, password: str = PASSWORD, **extra):
    """The first step, in a browser of one's own."""
    client = client or Client()
    client.answer = client.post(
        reverse(settings.LOGIN_URL), {"username": user.username, "password": password}, **extra
    )
    return client


def send_code(client: Client, digits: str):
    """The second step."""
    client.answer = client.post(reverse("mfa_authenticate"), {"code": digits})
    return client


def is_in(client: Client) -> bool:
    """Whether somebody has signed in."""
    return "_auth_user_id" in client.session
