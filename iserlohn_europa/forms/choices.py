"""What one chooses from in the forms, and what their mails are for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailKind(models.TextChoices):
    """What a mail about a message is for."""

    NOTICE = "notice", _("an die Ansprechstelle")
    RECEIPT = "receipt", _("Eingangsbestätigung")
    INTERIM = "interim", _("Zwischennachricht")
    ANSWER = "answer", _("Antwort")

    @property
    def is_written_by_itself(self) -> bool:
        """Whether nobody has read it over before it is sent."""
        return self in (MailKind.NOTICE, MailKind.RECEIPT)


class ContactTopic(models.TextChoices):
    """What people write about; the values stand in addresses: ?thema=foerderung."""

    CITY = "partnerstadt", _("Eine Partnerstadt")
    FUNDING = "foerderung", _("Förderung und Zuschüsse")
    EVENT = "veranstaltung", _("Eine Veranstaltung")
    SCHOOL = "schulaustausch", _("Schulaustausch")
    PRESS = "presse", _("Presse")
    OTHER = "anderes", _("Etwas anderes")
