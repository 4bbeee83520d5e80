"""The check of pages that somebody should read again."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from ..reviews.due import due
from .case import Case, Check, at_field, changeable


def past_their_review(user, on: date) -> Iterator[Case]:
    """Pages whose day to be read again has come, the longest overdue first."""
    for status in due(changeable(Page.objects.all(), user), on):
        last = status.last_on
        yield Case(
            status.page.title,
            at_field(status.page),
            _("zuletzt am %(day)s") % {"day": date_format(last)} if last else _("noch nie geprüft"),
            roles=tuple(status.roles),
            confirm_url=reverse("confirm-review", args=[status.page.pk]),
        )


REVIEW_CHECKS = (
    Check(
        "pruefen",
        gettext_lazy("Seiten über dem Prüfdatum"),
        gettext_lazy(
            "Lesen Sie die Seite. Ist alles noch richtig, genügt ein Klick auf „Stimmt noch“. "
            "Sonst ändern und veröffentlichen Sie sie; auch das zählt als Prüfung."
        ),
        past_their_review,
        names_roles=True,
    ),
)
