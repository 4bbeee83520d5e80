from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from iserlohn_europa.core.models import ContactRole

from ..querysets import MessageQuerySet


class Message(models.Model):
    """What somebody has sent with a form; each form has a model of its own that adds its fields."""

    # Each opened form has a nonce: whoever sends it twice as it was has sent it once, whoever goes
    # back and writes something else has written once more.
    nonce = models.CharField(max_length=32, editable=False)
    digest = models.CharField(max_length=64, editable=False, default="")
    page = models.ForeignKey(
        Page,
        verbose_name=_("Formular"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.ForeignKey(
        ContactRole,
        verbose_name=_("Ansprechstelle"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    received_at = models.DateTimeField(_("Eingang"), editable=False)
    received_on = models.DateField(_("Tag des Eingangs"), editable=False, db_index=True)
    # The day until which its sender was told that it is kept; None for what came before this field.
    kept_until = models.DateField(
        _("wird aufbewahrt bis"), null=True, editable=False, db_index=True
    )
    # In which its sender read the form, and gets every mail.
    language = models.CharField(
        _("Sprache"), max_length=16, editable=False, default=settings.LANGUAGE_CODE
    )
    name = models.CharField(_("Name"), max_length=150, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    text = models.TextField(_("Nachricht"), blank=True)
    answered_at = models.DateTimeField(_("beantwortet"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("beantwortet von"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = MessageQuerySet.as_manager()

    wagtail_reference_index_ignore = True
    admin_url_name = ""  # of the list in which staff read it

    class Meta:
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
        default_permissions = ()
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["nonce", "digest"], name="message_is_kept_once")
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.number}".strip()

    @property
    def number(self) -> str:
        """The number that the sender is told: "2026-0017"; empty once the message is deleted."""
        return "" if self.pk is None else f"{self.received_on.year}-{self.pk:04d}"

    number.fget.short_description = _("Nummer")
    number.fget.admin_order_field = "received_at"

    def as_its_kind(self) -> "Message":
        """The same message as the model of its form, which adds its fields."""
        for relation in self._meta.related_objects:
            if issubclass(relation.related_model, Message) and hasattr(
                self, relation.get_accessor_name()
            ):
                return getattr(self, relation.get_accessor_name())
        return self

    @property
    def is_answered(self) -> bool:
        """Whether somebody has noted that it is answered."""
        return self.answered_at is not None

    @property
    def admin_url(self) -> str:
        """Where staff read it."""
        return reverse(f"{self.admin_url_name}:inspect", args=[self.pk])

    @property
    def office_address(self) -> str:
        """Where the office reads of it; empty as long as its contact role has no address."""
        return self.role.source.email if self.role else ""

    def keep_relations(self) -> None:
        """Stores what needs its row: it is kept with both, or with neither."""

    def after_keeping(self) -> None:
        """What follows once it is kept, and takes nothing back when it fails."""

    def topic_named(self) -> str:
        """What it is about, in words of this site and not of its sender; empty if it has none."""
        return ""

    def what_next(self) -> str:
        """What its sender may rely on, beside what the page with the form says; may be empty."""
        return ""

    def facts(self) -> list[tuple[str, str]]:
        """What was filled in beside the text, as names and values; each form adds its own.

        The language is named where it is not the one that staff write by themselves.
        """
        is_foreign = self.language != settings.LANGUAGE_CODE
        language = str(dict(settings.LANGUAGES).get(self.language, "")) if is_foreign else ""
        own = ((_("Name"), self.name), (_("E-Mail"), self.email), (_("Sprache"), language))
        return [(str(label), value) for label, value in own if value]
