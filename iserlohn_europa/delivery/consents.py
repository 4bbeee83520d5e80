"""How long the pictures on a page may be shown."""

import re

from django.conf import settings
from django.db.models import Min

from iserlohn_europa.library.models import CustomRendition

RENDITION = re.compile(re.escape(settings.MEDIA_URL).encode() + rb"([\w./-]+)")


def first_end_of_consent(body: bytes) -> str:
    """The day (ISO 8601) on which the first consent to a picture in it ends, or nothing."""
    files = {found.decode() for found in RENDITION.findall(body)}
    if not files:
        return ""
    found = CustomRendition.objects.filter(file__in=files).aggregate(
        day=Min("image__consent_ends_on")
    )
    return found["day"].isoformat() if found["day"] else ""
