"""Deletes what was kept long enough, with everything that was written and made of it."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from iserlohn_europa.accounts import throttle
from iserlohn_europa.remembered import remembered

from .drafting import delete_draft
from .models.form_page import DAYS_KEPT, FormPage
from .models.message import Message
from .models.proposal import ProposalMessage


def form_pages() -> list[FormPage]:
    """Every page with a form, in the source language, which keeps its number of days."""
    return [
        page
        for model in _form_models()
        for page in model.objects.in_source_language().select_related("contact", "privacy_page")
    ]


def forms_naming(page: Page) -> list[FormPage]:
    """The published forms that name a page as the one about privacy, in its own language.

    Each standard page asks, and few are named: which those are is remembered.
    """
    named = remembered("privacy pages of forms", _forms_by_privacy_page)
    pks = named.get(page.translation_key, ())
    if not pks:
        return []
    forms = Page.objects.live().filter(pk__in=pks).order_by("path")
    return [form.in_language_of(page) for form in forms.specific()]


def _forms_by_privacy_page() -> dict[UUID, list[int]]:
    """The published forms in the source language by the key of the page that they name."""
    paths = [f"{model._meta.model_name}__privacy_page__translation_key" for model in _form_models()]
    forms = Page.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    forms = forms.annotate(named=Coalesce(*paths)).exclude(named=None)
    by_key = defaultdict(list)
    for pk, key in forms.values_list("pk", "named"):
        by_key[key].append(pk)
    return dict(by_key)


def _form_models() -> list[type[FormPage]]:
    return [model for model in apps.get_models() if issubclass(model, FormPage)]


def forget_old(now: datetime) -> int:
    """Deletes the messages that were kept as long as was promised; how many those were.

    Where a page keeps them for fewer days by now, that counts as well. What was counted to slow
    down machines goes too, even if nobody has written since.
    """
    pages = form_pages()
    number = _delete(Message.objects.filter(_is_over(pages, timezone.localdate(now))))
    throttle.forget_old(now)
    _delete_written_mails(min([DAYS_KEPT, *(page.days_kept for page in pages)]), now)
    return number


def _is_over(pages: list[FormPage], on: date) -> Q:
    """Whether a message has been kept for long enough on that day."""
    over = Q(kept_until__lt=on)
    over |= Q(page=None, kept_until=None, received_on__lt=on - timedelta(days=DAYS_KEPT))
    for page in pages:
        over |= Q(page=page.pk, received_on__lt=on - timedelta(days=page.days_kept))
    return over


def _delete(messages) -> int:
    """Deletes messages, and each draft that nobody has worked on with its last proposal."""
    with transaction.atomic():
        for proposal in ProposalMessage.objects.last_of_their_drafts(messages):
            delete_draft(proposal)
        _total, by_model = messages.delete()
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
