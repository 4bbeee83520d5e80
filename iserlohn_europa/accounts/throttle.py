"""How often somebody may try something, counted in the database and so by all processes together.

Signing in is what it was made for; whoever wants to slow down something else brings a `Limit`.

A row holds a keyed hash and a moment, no name and no address, and is gone when it no longer counts.
"""

import datetime
import ipaddress
from contextlib import contextmanager
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.utils.crypto import salted_hmac

from .models import SignInAttempt

SALT = "iserlohn_europa.accounts.throttle"
NETWORK_OF_ONE_HOUSEHOLD = 64  # the bits of an IPv6 address that its holder cannot change


@dataclass(frozen=True)
class Limit:
    """So many tries in so many minutes."""

    name: str
    tries: int
    minutes: int

    def key(self, subject: str) -> str:
        """What is stored of somebody who tries."""
        return salted_hmac(SALT, f"{self.name}:{subject}", algorithm="sha256").hexdigest()


PER_ACCOUNT = Limit("account", tries=5, minutes=5)
PER_ADDRESS = Limit("address", tries=20, minutes=5)
CODES = Limit("code", tries=5, minutes=15)
# Mails with a link for a new password, to one person and from one address.
MAILS = Limit("mail", tries=3, minutes=15)
MAILS_PER_ADDRESS = Limit("mails", tries=10, minutes=15)
# A code opens the door once, however often it is shown while it holds.
SAME_CODE = Limit("same code", tries=1, minutes=5)
LONGEST = datetime.timedelta(minutes=15)  # no limit, here or elsewhere, counts for longer


class TooManyTriesError(Exception):
    """Somebody has to wait."""

    def __init__(self, limit: Limit):
        super().__init__(limit.name)
        self.limit = limit


def take(limit: Limit, subject: str, now: datetime.datetime) -> SignInAttempt:
    """Counts a try before it is made, so that many at once are no way around.

    Who is refused is not counted: the door opens again by time, whoever goes on knocking.
    """
    forget_old(now)
    attempt = SignInAttempt.objects.create(key=limit.key(subject), tried_at=now)
    since = now - datetime.timedelta(minutes=limit.minutes)
    if SignInAttempt.objects.filter(key=attempt.key, tried_at__gt=since).count() > limit.tries:
        attempt.delete()
        raise TooManyTriesError(limit)
    return attempt


@contextmanager
def counted(*tries: tuple[Limit, str], now: datetime.datetime):
    """Tries something that everyone may do so many times; what succeeds is not counted."""
    attempts = []
    try:
        for limit, subject in tries:
            attempts.append(take(limit, subject, now))
    except TooManyTriesError:
        forget(attempts)
        raise
    yield
    forget(attempts)


def forget(attempts: list[SignInAttempt]) -> None:
    """Takes back what was counted."""
    SignInAttempt.objects.filter(pk__in=[attempt.pk for attempt in attempts]).delete()


def forget_old(now: datetime.datetime) -> None:
    """Deletes what no limit counts any more."""
    SignInAttempt.objects.filter(tried_at__lte=now - LONGEST).delete()


def address_of(request) -> str:
    """Where somebody comes from, as far as it cannot be changed at will."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, NETWORK_OF_ONE_HOUSEHOLD), strict=False))
