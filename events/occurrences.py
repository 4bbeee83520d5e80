"""Keeps the table of occurrences in step with what is published."""

import datetime

from django.db import transaction

from .models import EventPage, Occurrence


def rewrite_occurrences(page: EventPage, on: datetime.date) -> None:
    """Writes the occurrences of an event's published pages, in every language, from its source.

    A series is written as far ahead as dates are made on that day.
    """
    pages = EventPage.objects.filter(translation_key=page.translation_key).select_related("locale")
    with transaction.atomic():
        for each in pages:
            expected = each.expected_occurrences(on) if each.live else []
            Occurrence.objects.filter(page=each).exclude(
                key__in=[occurrence.key for occurrence in expected]
            ).delete()
            Occurrence.objects.bulk_create(
                expected,
                update_conflicts=True,
                unique_fields=["page", "key"],
                update_fields=[
                    "first_day",
                    "last_day",
                    "starts_at",
                    "ends_at",
                    "time_follows",
                    "status",
                    "place",
                    "remark",
                    "planned_day",
                ],
            )


def extend_series(on: datetime.date) -> int:
    """Writes the dates that have come into sight; returns how many events have new ones.

    It is called every minute, so it looks at series only whose end is not written yet.
    """
    extended = 0
    for page in EventPage.objects.in_source_language().live().with_open_series(on):
        known = set(page.occurrences.values_list("key", flat=True))
        if any(row.key not in known for row in page.expected_occurrences(on)):
            rewrite_occurrences(page, on)
            extended += 1
    return extended
