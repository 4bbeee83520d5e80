from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What an entry of the chronicle tells of."""

    BOND = "bond", _("Verbindung")
    MILESTONE = "milestone", _("Meilenstein")
    EVENT = "event", _("Veranstaltung")
    AWARD = "award", _("Auszeichnung")
    OFFICE = "office", _("Europabüro")
