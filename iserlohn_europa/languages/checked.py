"""Who has checked a translation, and what somebody finds still right."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from .carrying import keep_as_right
from .difference import Change, changes
from .models import TranslatedText, TranslationCheck
from .notes import (
    note_translation,
    original_of,
    public_words,
    said_by,
    translation_of,
)

CHECKED = "languages.check"
STILL_RIGHT = "languages.still_right"
ACTIONS = {
    CHECKED: (_("Übersetzung prüfen"), _("Übersetzung geprüft")),
    STILL_RIGHT: (_("Übersetzung vergleichen"), _("Übersetzung stimmt noch")),
}


def note_of(page: Page, at: datetime) -> TranslatedText | None:
    """What is noted of a public translation; noted now if it never was."""
    note = TranslatedText.objects.filter(page_id=page.pk).first()
    if note is None and page.live:
        page = page.specific
        note = note_translation(page, said_by(page, original_of(page), at), at)
    return note


def check_of(page: Page) -> TranslationCheck | None:
    """Who has checked a translation as it is now."""
    note = TranslatedText.objects.filter(page_id=page.pk).first()
    if note is None:
        return None
    checks = TranslationCheck.objects.filter(page_id=page.pk, fingerprint=note.own_fingerprint)
    return checks.select_related("checked_by").first()


def check(page: Page, user, at: datetime) -> None:
    """Notes that somebody has checked a public translation as it is now."""
    TranslationCheck.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "checked_by": user,
            "checked_at": at,
            "fingerprint": note_of(page, at).own_fingerprint,
            "revision_id": page.live_revision_id,
        },
    )
    log(instance=page.specific_deferred, action=CHECKED, user=user)


def differences(page: Page, at: datetime) -> list[Change]:
    """What has changed in public since a translation was made, or since its draft was begun."""
    original = original_of(page)
    if original is None:
        return []
    note = note_of(page, at)
    said = note.translated if note else said_by(page.specific, original, at)
    return changes(said, public_words(original, at))


@transaction.atomic
def confirm(page: Page, user, at: datetime) -> None:
    """Notes that a translation fits the original as it is now, though words have changed."""
    page = page.specific
    changed = differences(page, at)
    if translation := translation_of(page):
        translation.source.update_from_db()
        keep_as_right(translation, changed, user)
    note_translation(page, public_words(original_of(page), at), at)
    log(instance=page, action=STILL_RIGHT, user=user)
