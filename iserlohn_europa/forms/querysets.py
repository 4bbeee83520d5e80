"""Questions about messages and the mails that belong to them."""

from datetime import date, datetime, timedelta

from django.db import models

from .choices import MailKind

# A mail that has failed so often is told to staff; it is still tried.
TRIES_BEFORE_WE_SAY_SO = 5
# Whoever goes back and sends the same once more finds a fresh form there, with another sign.
THE_SAME = timedelta(hours=1)
# So long staff are told of an address that takes nothing.
DAYS_TOLD = timedelta(days=14)


class MessageQuerySet(models.QuerySet):
    """Questions about what people have sent."""

    def open(self):
        """What nobody has answered yet."""
        return self.filter(answered_at=None)

    def numbered(self, number: str):
        """The message whose sender was told this number; None once it is deleted."""
        year, _dash, pk = number.partition("-")
        return self.filter(received_on__year=year, pk=pk).select_related("role").first()

    def same(self, nonce: str, digest: str, now: datetime):
        """What was sent with the same form as it was, or by the same address a moment ago."""
        same_form = models.Q(nonce=nonce)
        same_address = models.Q(received_at__gt=now - THE_SAME) & ~models.Q(email="")
        return self.filter(same_form | same_address, digest=digest)


class OutgoingMailQuerySet(models.QuerySet):
    """Questions about mails."""

    def waiting(self):
        """What is not through yet, and may still get through."""
        return self.filter(sent_at=None, refused_at=None)

    def due(self, now: datetime):
        """What is to be sent now, the longest waiting first."""
        return self.waiting().filter(due_at__lte=now).order_by("due_at", "pk")

    def stuck(self):
        """What has failed so often that somebody should look after the mail server."""
        return self.waiting().filter(tries__gte=TRIES_BEFORE_WE_SAY_SO)

    def refused_lately(self, on: date):
        """What did not reach the office, or whom it has answered; receipts are nobody's loss."""
        lately = self.filter(refused_at__date__gt=on - DAYS_TOLD)
        return lately.exclude(kind=MailKind.RECEIPT)
