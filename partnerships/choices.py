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


class NativeLanguage(models.TextChoices):
    """The language of a city's native name, as a BCP 47 tag."""

    DE = "de", _("Deutsch")
    FR = "fr", _("Französisch")
    HU = "hu", _("Ungarisch")
    NL = "nl", _("Niederländisch")
    PL = "pl", _("Polnisch")
    RU = "ru", _("Russisch")
    UK = "uk", _("Ukrainisch")
    BE = "be", _("Belarussisch")
    CS = "cs", _("Tschechisch")
    DA = "da", _("Dänisch")
    EL = "el", _("Griechisch")
    EN = "en", _("Englisch")
    ES = "es", _("Spanisch")
    ET = "et", _("Estnisch")
    FI = "fi", _("Finnisch")
    HR = "hr", _("Kroatisch")
    IT = "it", _("Italienisch")
    LT = "lt", _("Litauisch")
    LV = "lv", _("Lettisch")
    NB = "nb", _("Norwegisch")
    PT = "pt", _("Portugiesisch")
    RO = "ro", _("Rumänisch")
    SK = "sk", _("Slowakisch")
    SL = "sl", _("Slowenisch")
    SR = "sr", _("Serbisch")
    SV = "sv", _("Schwedisch")
    TR = "tr", _("Türkisch")
