"""Keeps the table of occurrences in step with what is published."""

from django.db import transaction

from .models import EventPage, Occurrence


def rewrite_occurrences(page: EventPage) -> None:
    """Writes the occurrences of an event's published pages, in every language, from its source."""
    pages = EventPage.objects.filter(translation_key=page.translation_key).select_related("locale")
    with transaction.atomic():
        for each in pages:
            expected = each.expected_occurrences() if each.live else []
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
                    "status",
                    "place",
                    "remark",
                    "planned_day",
                ],
            )
