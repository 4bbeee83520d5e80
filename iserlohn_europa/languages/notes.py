"""Notes what public pages say, whenever one is published, so that no list has to read them."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from iserlohn_europa.core.querysets import originals_of

from .models import PublicText, TranslatedText
from .words import Piece, field_of, fingerprint, kept, label_of, pieces_of, plain, shown_fields

logger = logging.getLogger(__name__)


def is_source(page: Page) -> bool:
    """Whether a page is in the language that all others are translated from."""
    return page.locale.language_code == settings.LANGUAGE_CODE


def original_of(page: Page) -> Page | None:
    """The page in the source language that a page translates."""
    found = originals_of(page).first()
    return found and found.specific


def translation_of(page: Page) -> Translation | None:
    """What wagtail-localize keeps of a translation, unless somebody has stopped it."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )


def note(pk: int, at: datetime) -> None:
    """Notes what a page says that has just been published."""
    page = Page.objects.filter(pk=pk, live=True).select_related("locale").first()
    if page is None:
        return
    page = page.specific
    if is_source(page):
        note_source(page, at)
    else:
        note_translation(page, said_by(page, original_of(page), at), at)


def note_missing(at: datetime) -> int:
    """Notes what has come into the database in other ways; returns of how many pages.

    A page that cannot be read is logged and stops none of the others.
    """
    pages = Page.objects.live().filter(depth__gt=1)
    is_of_source = Q(locale__language_code=settings.LANGUAGE_CODE)
    unknown = pages.filter(
        (is_of_source & ~Exists(PublicText.objects.filter(page=OuterRef("pk"))))
        | (~is_of_source & ~Exists(TranslatedText.objects.filter(page=OuterRef("pk"))))
    )
    noted = 0
    for pk in list(unknown.order_by("path").values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                note(pk, at)
            noted += 1
        except Exception:
            logger.exception("The words of page %s cannot be noted.", pk)
    return noted


def note_source(page: Page, at: datetime) -> PublicText:
    pieces = pieces_of(page)
    note, _is_new = PublicText.objects.update_or_create(
        page_id=page.pk,
        defaults={"pieces": kept(pieces), "fingerprint": fingerprint(pieces), "noted_at": at},
    )
    return note


def note_translation(page: Page, translated: list[Piece], at: datetime) -> TranslatedText:
    """Notes that a public translation says those words of the source."""
    note, _is_new = TranslatedText.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "source_pieces": kept(translated),
            "source_fingerprint": fingerprint(translated),
            "own_fingerprint": fingerprint(pieces_of(page)),
            "noted_at": at,
        },
    )
    return note


def public_words(original: Page, at: datetime) -> list[Piece]:
    """What the page in the source language says in public."""
    note = PublicText.objects.filter(page_id=original.pk).first() or note_source(original, at)
    return Piece.read(note.pieces)


def said_by(page: Page, original: Page | None, at: datetime) -> list[Piece]:
    """The words of the source that a translation says when it is published.

    With wagtail-localize these are the words that somebody has translated, however old; otherwise
    whoever publishes has looked at the original as it is. A page without an original says none.
    """
    if original is None:
        return []
    translation = translation_of(page)
    if translation is None:
        return public_words(original, at)
    frozen = translation.source.as_instance()
    shown = shown_fields(frozen)
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale_id)
        .filter(translation__isnull=False)
        .select_related("string", "context")
    )
    return [
        Piece(each.context.path, label_of(frozen, each.context.path), plain(each.string.data))
        for each in segments.order_by("order")
        if field_of(each.context.path) in shown
    ]
