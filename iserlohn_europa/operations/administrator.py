import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

USERNAME = "admin"
EMAIL = "admin@localhost"


class WeakPasswordError(Exception):
    """The password that was asked for would not be accepted in the admin either."""


@dataclass(frozen=True)
class NewAdministrator:
    """An account that was just created, with its password in words, for this one moment."""

    username: str
    password: str
    is_generated: bool
    weaknesses: tuple[str, ...] = ()


def ensure_administrator(password: str = "", allow_weak: bool = False) -> NewAdministrator | None:
    """Creates the first administrator, unless there is one."""
    user_model = get_user_model()
    if user_model.objects.filter(is_superuser=True).exists():
        return None
    is_generated = not password
    password = password or secrets.token_urlsafe(15)
    user = user_model(username=USERNAME, email=EMAIL, is_staff=True, is_superuser=True)
    weaknesses = weaknesses_of(password, user)
    if weaknesses and not allow_weak:
        raise WeakPasswordError(" ".join(weaknesses))
    user.set_password(password)
    user.full_clean()
    user.save()
    return NewAdministrator(USERNAME, password, is_generated, weaknesses)


def weaknesses_of(password: str, user) -> tuple[str, ...]:
    """What the rules for passwords have against this one."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return tuple(error.messages)
    return ()
