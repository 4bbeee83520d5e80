from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What an entry of the chronicle tells of."""

    BOND = "bond", _("Verbindung")
    MILESTONE = "milestone", _("Meilenstein")
    EVENT = "event", _("Veranstaltung")
    AWARD = "award", _("Auszeichnung")
    PROJECT = "project", _("Projekt")
    OFFICE = "office", _("Europabüro")
    OTHER = "other", _("Weiteres")


class OccasionKind(models.TextChoices):
    """What an anniversary reminds of."""

    BOND = "bond", _("Verbindung")
    AWARD = "award", _("Auszeichnung")
    EVENT = "event", _("Veranstaltung")


class Lead(models.TextChoices):
    """How much time is left before an anniversary."""

    NOW = "now", _("läuft schon")
    APPLY = "apply", _("in höchstens zwölf Monaten")
    PLAN = "plan", _("in höchstens achtzehn Monaten")
    LATER = "later", _("später")
