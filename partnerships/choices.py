from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What the two towns call their bond."""

    PARTNERSHIP = "partnership", _("Partnerschaft")
    FRIENDSHIP = "friendship", _("Freundschaft")


class Status(models.TextChoices):
    """How alive the bond is today, apart from what it is called."""

    ACTIVE = "active", _("aktiv")
    REVIVING = "reviving", _("wird neu belebt")
    OCCASIONAL = "occasional", _("gelegentliche Kontakte")
    DORMANT = "dormant", _("ruhend")
    SUSPENDED = "suspended", _("ausgesetzt")
    ENDED = "ended", _("beendet")


class Circle(models.TextChoices):
    """The circle of friends a city belongs to."""

    PARTNERS = "partners", _("Partner- und Freundschaftsstädte")
    FURTHER = "further", _("weitere Freunde")


class MapShape(models.TextChoices):
    """The sign of a city on the map, to be told apart without colours."""

    CIRCLE = "circle", _("Kreis")
    DIAMOND = "diamond", _("Raute")
    TRIANGLE = "triangle", _("Dreieck")


class BondStep(models.TextChoices):
    """A dated step in the life of a bond."""

    CONTACT = "contact", _("erster Kontakt")
    BEGINNING = "beginning", _("Beginn")
    DECISION = "decision", _("Ratsbeschluss")
    SIGNING = "signing", _("Unterzeichnung")
    COUNTERSIGNING = "countersigning", _("Gegenzeichnung")
    RENEWAL = "renewal", _("Erneuerung")


class CommitteeState(models.TextChoices):
    """Whether volunteers of a partnership committee care for the bond."""

    UNKNOWN = "unknown", _("nicht bekannt")
    EXISTS = "exists", _("besteht")
    NONE = "none", _("besteht zurzeit nicht")
