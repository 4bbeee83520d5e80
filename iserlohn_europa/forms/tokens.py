"""The sign by which a form shows when it was opened: signed, and each of them good for one message.

Django's TimestampSigner asks the clock itself; here the moment is an argument.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from django.core.signing import BadSignature, Signer

SALT = "iserlohn_europa.forms.tokens"
YOUNGEST = timedelta(seconds=3)  # nobody reads and fills in a form faster
OLDEST = timedelta(days=1)
LONGEST_WRITTEN = 300  # of what is looked at


class ForgedTokenError(Exception):
    """This was not written here, or not for this form."""


@dataclass(frozen=True)
class Token:
    """When a form was opened, and a word that no other opened form has."""

    nonce: str
    opened_at: datetime

    @classmethod
    def new(cls, opened_at: datetime) -> Self:
        """A token of a form opened at that moment."""
        return cls(secrets.token_urlsafe(18), opened_at)

    @classmethod
    def read(cls, written: str, form: str) -> Self:
        """What `written` has written for that form."""
        if len(written) > LONGEST_WRITTEN:
            raise ForgedTokenError
        try:
            nonce, milliseconds = _signer(form).unsign_object(written)
        except BadSignature:
            raise ForgedTokenError from None
        return cls(nonce, datetime.fromtimestamp(milliseconds / 1000, UTC))

    def written(self, form: str) -> str:
        """The token as the form carries it."""
        milliseconds = round(self.opened_at.timestamp() * 1000)
        return _signer(form).sign_object([self.nonce, milliseconds])

    def is_too_young(self, now: datetime) -> bool:
        """Whether the form was filled in faster than anybody can, or before it was opened."""
        return now - self.opened_at < YOUNGEST

    def is_too_old(self, now: datetime) -> bool:
        """Whether the form lay open for too long."""
        return now - self.opened_at > OLDEST


def _signer(form: str) -> Signer:
    return Signer(salt=f"{SALT}.{form}")
