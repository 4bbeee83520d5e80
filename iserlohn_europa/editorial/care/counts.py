"""How much needs care, for the first page of the admin: counted again after every change only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Count, Max, Q
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from iserlohn_europa.library.models import CustomImage

from .case import Check
from .library import NEEDED
from .models import HardestSentence

# For what changes without a trace: a page brought in by a command, rights given in the database.
SECONDS_AT_MOST = 300
# Where changes leave a trace. Numbers are counted as well, for a change that began earlier may
# be finished later.
TRACES = (
    (Page, "latest_revision_created_at"),
    (PageLogEntry, "pk"),
    (ModelLogEntry, "pk"),
    (HardestSentence, "read_at"),
)


@dataclass(frozen=True)
class OpenCheck:
    """A check that has found something, and how much."""

    check: Check
    count: int


def open_checks(checks: Iterable[Check], user, on: date) -> list[OpenCheck]:
    """The checks that find something for a user on a day, as things stand now."""
    checks = list(checks)
    key = "/".join(["care", str(user.pk), on.isoformat(), *map(str, _traces(on))])
    counts = cache.get(key)
    if counts is None:
        counts = {check.slug: len(check.cases(user, on)) for check in checks}
        cache.set(key, counts, SECONDS_AT_MOST)
    found = (OpenCheck(check, counts.get(check.slug, 0)) for check in checks)
    return [each for each in found if each.count]


def _traces(on: date) -> Iterator:
    """What differs after every change that somebody makes in the admin."""
    for model, field in TRACES:
        latest = model.objects.aggregate(latest=Max(field), number=Count("pk"))
        moment = latest["latest"]
        yield moment.timestamp() if hasattr(moment, "timestamp") else moment
        yield latest["number"]
    # Of what is typed right after the upload of several pictures, Wagtail keeps no trace.
    missing = {field: Count("pk", filter=Q(**{field: ""})) for field in NEEDED}
    ended = Count("pk", filter=Q(consent_ends_on__lt=on))
    yield from CustomImage.objects.aggregate(Count("pk"), ended=ended, **missing).values()
