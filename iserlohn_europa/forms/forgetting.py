"""Deletes what was kept long enough, with everything that was written about it."""

from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from iserlohn_europa.accounts import throttle

from .models.form_page import DAYS_KEPT, FormPage
from .models.message import Message


def form_pages() -> list[FormPage]:
    """Every page with a form, in the source language, which keeps its number of days."""
    models = (model for model in apps.get_models() if issubclass(model, FormPage))
    return [
        page
        for model in models
        for page in model.objects.in_source_language().select_related("contact", "privacy_page")
    ]


def forget_old(now: datetime) -> int:
    """Deletes the messages that are older than their page keeps them; how many those were.

    What was counted to slow down machines goes too, even if nobody has written since.
    """
    number = 0
    pages = form_pages()
    for page in pages:
        number += _delete(Message.objects.filter(page=page), page.days_kept, now)
    number += _delete(Message.objects.filter(page=None), DAYS_KEPT, now)
    throttle.forget_old(now)
    _delete_written_mails(min([DAYS_KEPT, *(page.days_kept for page in pages)]), now)
    return number


def _delete(messages, days: int, now: datetime) -> int:
    last_day_to_go = timezone.localdate(now) - timedelta(days=days)
    _total, by_model = messages.filter(received_on__lt=last_day_to_go).delete()
    return by_model.get(Message._meta.label, 0)


def _delete_written_mails(days: int, now: datetime) -> None:
    """Where no server sends mails, they lie in a folder, and hold what messages hold."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    if not folder or not Path(folder).is_dir():
        return
    oldest = (now - timedelta(days=days)).timestamp()
    for file in Path(folder).glob("*.log"):
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
