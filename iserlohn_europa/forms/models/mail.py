from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import MailKind
from ..querysets import OutgoingMailQuerySet
from .message import Message


class OutgoingMail(models.Model):
    """A mail about a message: it waits here until it is sent, and goes when the message goes."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("Art"), max_length=16, choices=MailKind.choices)
    to = models.EmailField(_("an"))
    reply_to = models.EmailField(_("Antwort an"), blank=True)
    subject = models.CharField(_("Betreff"), max_length=400)
    body = models.TextField(_("Text"))
    created_at = models.DateTimeField(_("geschrieben"))
    due_at = models.DateTimeField(_("nächster Versuch"))
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    sent_at = models.DateTimeField(_("verschickt"), null=True)
    refused_at = models.DateTimeField(_("Adresse nimmt nichts an"), null=True)

    objects = OutgoingMailQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("E-Mail zu einer Nachricht")
        verbose_name_plural = _("E-Mails zu Nachrichten")
        default_permissions = ()
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["sent_at", "due_at"], name="outgoing_mail_due")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.created_at:%d.%m.%Y %H:%M}"
