import datetime

from django.utils import timezone


def today() -> datetime.date:
    """The day in town. Views ask for it; everything below is told the day."""
    return timezone.localdate()
