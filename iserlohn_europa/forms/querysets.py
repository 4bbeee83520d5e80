"""Questions about messages and the mails that belong to them."""

from datetime import datetime

from django.db import models

# A mail that has failed so often is told to staff; it is still tried.
TRIES_BEFORE_WE_SAY_SO = 5


class MessageQuerySet(models.QuerySet):
    """Questions about what people have sent."""

    def open(self):
        """What nobody has answered yet."""
        return self.filter(answered_at=None)


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
