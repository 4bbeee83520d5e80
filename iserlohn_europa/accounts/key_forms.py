"""The forms that take what a passkey or security key has answered."""

import struct
from contextlib import contextmanager

from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What the library raises for an answer that no key would give.
NONSENSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


@contextmanager
def one_message():
    """Whatever is wrong with an answer, people read the same."""
    try:
        yield
    except (ValidationError, *NONSENSE) as error:
        raise ValidationError(
            _("Dieser Schlüssel wurde nicht erkannt. Bitte versuchen Sie es noch einmal."),
            code="unknown_key",
        ) from error


class AnswerMixin:
    """Shows that somebody has a key."""

    def clean_credential(self):
        with one_message():
            return super().clean_credential()


class KeyForm(AnswerMixin, AuthenticateWebAuthnForm):
    """The second step of signing in."""


class KeyAgainForm(AnswerMixin, ReauthenticateWebAuthnForm):
    """A key of somebody who has signed in, before they change how they sign in."""


class NewKeyForm(AddWebAuthnForm):
    """A key that is set up."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("Woran Sie den Schlüssel erkennen, etwa „Diensthandy“.")

    def clean(self):
        with one_message():
            return super().clean()
