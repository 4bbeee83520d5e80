"""Keeps the hardest sentence of each public page, so that no list has to read the pages."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from wagtail.models import Page

from .models import HardestSentence
from .prose import hard_places

logger = logging.getLogger(__name__)

PAGES_AT_ONCE = 50


def public_pages():
    """The pages whose sentences are kept: easy ones have stricter rules, others are translated."""
    return Page.objects.live().filter(depth__gt=1, locale__language_code=settings.LANGUAGE_CODE)


def keep(page: Page, at: datetime) -> None:
    """Writes down the hardest sentence that a page says in public; it must know its own fields."""
    serious = (place for place in hard_places(page) if place.hardship.is_serious)
    place = next(serious, None)
    row = HardestSentence(page_id=page.pk, read_at=at)
    if place:
        row.anchor = place.anchor
        row.sentence = place.hardship.sentence
        row.words = place.hardship.words
        row.long_words = place.hardship.long_words
        row.weight = place.hardship.weight
    # Of two publications at once, the later one stays.
    HardestSentence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["anchor", "sentence", "words", "long_words", "weight", "read_at"],
    )


def keep_missing(at: datetime, every: bool = False) -> int:
    """Reads what has become public in other ways, or every page; returns how many were read.

    A page that cannot be read is logged and stops none of the others.
    """
    pages = public_pages()
    if not every:
        published_at = Coalesce(OuterRef("last_published_at"), F("read_at"))
        known = HardestSentence.objects.filter(page=OuterRef("pk"), read_at__gte=published_at)
        pages = pages.filter(~Exists(known))
    found = list(pages.order_by("path").values_list("pk", flat=True))
    return sum(
        _keep_or_log(page, at)
        for begin in range(0, len(found), PAGES_AT_ONCE)
        for page in Page.objects.filter(pk__in=found[begin : begin + PAGES_AT_ONCE]).specific()
    )


def _keep_or_log(page: Page, at: datetime) -> bool:
    try:
        with transaction.atomic():
            keep(page, at)
    except Exception:
        logger.exception("The sentences of page %s cannot be read.", page.pk)
        return False
    return True
