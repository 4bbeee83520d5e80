"""When addresses elsewhere are asked, how often, and when one is called broken."""

import datetime
from collections.abc import Callable, Iterator

from django.db.models import Max

from .asking import Answer
from .choices import Fault, State
from .models import ExternalAddress

WHEN_FINE = datetime.timedelta(days=7)
WHEN_UNSURE = datetime.timedelta(days=14)
# After the first failure, the second …; the last holds from then on.
RETRIES = tuple(datetime.timedelta(hours=hours) for hours in (1, 6, 24, 48, 96, 168))
BROKEN_AFTER = 4
BROKEN_FOR = datetime.timedelta(days=2)
LONGEST_WAIT = datetime.timedelta(days=30)
# While one process asks, no other does.
TAKEN_FOR = datetime.timedelta(hours=1)
AT_ONCE = 10
PAUSE = datetime.timedelta(seconds=30)
# Nothing will change by itself.
FINAL = (Fault.BAD_ADDRESS, Fault.INSIDE)


def check_due(now: datetime.datetime, ask: Callable[[str], Answer], most: int = AT_ONCE) -> int:
    """Asks the addresses that are due, one of each host; how many."""
    number = 0
    for address in due(now, most):
        taken = ExternalAddress.objects.filter(
            pk=address.pk, next_check_at=address.next_check_at
        ).update(next_check_at=now + TAKEN_FOR)
        if taken:
            learn(address, ask(address.url), now)
            number += 1
    return number


def due(now: datetime.datetime, most: int) -> Iterator[ExternalAddress]:
    """The addresses to ask now: those that wait longest, and no host twice within the pause."""
    resting = (
        ExternalAddress.objects.order_by()
        .values("host")
        .annotate(last=Max("last_checked_at"))
        .filter(last__gt=now - PAUSE)
        .values("host")
    )
    waiting = ExternalAddress.objects.filter(next_check_at__lte=now).exclude(host__in=resting)
    hosts = set()
    for address in waiting.order_by("next_check_at", "pk").iterator(chunk_size=100):
        if len(hosts) == most:
            return
        if address.host not in hosts:
            hosts.add(address.host)
            yield address


def learn(address: ExternalAddress, answer: Answer, now: datetime.datetime) -> None:
    """Keeps what asking an address has shown, and when to ask again."""
    address.last_checked_at = now
    address.status_code = answer.status
    if answer.fault is None:
        address.failures, address.failing_since, address.fault = 0, None, ""
        address.state = State.FINE if answer.is_sure else State.UNSURE
        wait = WHEN_FINE if answer.is_sure else WHEN_UNSURE
        asked = datetime.timedelta(seconds=min(answer.wait, LONGEST_WAIT.total_seconds()))
        address.next_check_at = now + max(wait, asked)
    else:
        address.failures += 1
        address.failing_since = address.failing_since or now
        address.fault = answer.fault
        is_old = now - address.failing_since >= BROKEN_FOR
        is_broken = answer.fault in FINAL or (address.failures >= BROKEN_AFTER and is_old)
        address.state = State.BROKEN if is_broken else State.SHAKY
        address.next_check_at = now + RETRIES[min(address.failures, len(RETRIES)) - 1]
    address.save()
