"""What is kept of a link to a draft: all but the link itself."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

KEY_BYTES = 32


def digest(key: str) -> str:
    """What is stored of the key of a link: nobody who reads the database can open it.

    A key is as random as a hash, so it needs neither salt nor a slow function, and is found by an
    index: how long that takes says nothing about the keys there are.
    """
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


class PreviewLinkQuerySet(models.QuerySet):
    """Questions about links to drafts."""

    def usable(self, at: datetime) -> "PreviewLinkQuerySet":
        """Those that open something at that moment."""
        return self.filter(withdrawn_at=None, expires_at__gt=at)

    def with_key(self, key: str) -> "PreviewLinkQuerySet":
        return self.filter(key_hash=digest(key))

    def of_page(self, page: Page) -> "PreviewLinkQuerySet":
        """The links to versions of a page, the latest first."""
        links = self.filter(page_id=page.pk).select_related("revision__user", "created_by")
        return links.order_by("-created_at", "-pk")


class PreviewLink(models.Model):
    """One version of a page, for somebody without an account and for a time."""

    page = models.ForeignKey(
        Page, verbose_name=_("Seite"), on_delete=models.CASCADE, related_name="+"
    )
    revision = models.ForeignKey(
        Revision, verbose_name=_("Fassung"), on_delete=models.CASCADE, related_name="+"
    )
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(_("Für wen oder wofür?"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("angelegt"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("angelegt von"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("gültig bis"))
    withdrawn_at = models.DateTimeField(_("zurückgezogen"), null=True, blank=True)

    # Else a link would count as a place where the page is used.
    wagtail_reference_index_ignore = True

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vorschau-Link")
        verbose_name_plural = _("Vorschau-Links")

    def __str__(self):
        return self.purpose or str(self._meta.verbose_name)

    @classmethod
    def make(
        cls, revision: Revision, days: int, at: datetime, user, purpose: str = ""
    ) -> tuple["PreviewLink", str]:
        """A new link, and its address, which nobody can find out later."""
        key = secrets.token_urlsafe(KEY_BYTES)
        link = cls.objects.create(
            page_id=int(revision.object_id),
            revision=revision,
            key_hash=digest(key),
            purpose=purpose,
            created_at=at,
            created_by=user,
            expires_at=at + timedelta(days=days),
        )
        return link, settings.BASE_URL + reverse("preview-link", args=[key])

    def is_usable(self, at: datetime) -> bool:
        return self.withdrawn_at is None and self.expires_at > at

    def withdraw(self, at: datetime) -> None:
        """From now on the link opens nothing."""
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at"])
