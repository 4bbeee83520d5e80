from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# The language of easy German, registered in BCP 47.
EASY_GERMAN = settings.EASY_LANGUAGE


class Symbol(models.TextChoices):
    """A drawing that says at a glance what a few sentences are about; each is an icon."""

    BOOK = "book", _("Buch: lesen und lernen")
    HOUSE = "house", _("Haus: Rathaus, Schule, Gebäude")
    COMPUTER = "computer", _("Computer: diese Internet-Seite")
    HELP = "help", _("Fragezeichen: Hilfe und Fragen")
    CALENDAR = "calendar", _("Kalender: Tage und Jahre")
    MAP = "map", _("Landkarte: wo etwas liegt")
    MUSIC = "music", _("Note: Musik und Feste")
    PLACE = "place", _("Nadel: ein Ort")
    MONEY = "coins", _("Münzen: Geld")
    PEOPLE = "people", _("Menschen: Treffen und Freundschaft")
    PHONE = "phone", _("Telefon: anrufen")
    LETTER = "mail", _("Brief: schreiben")
    SEARCH = "search", _("Lupe: suchen")
    SPEECH = "speech", _("Sprech-Blase: sprechen")
    STAR = "star", _("Stern: etwas Besonderes")

    @classmethod
    def icon_of(cls, value: str | None) -> str:
        """The template of a symbol; empty for none, and for one that is no longer there."""
        return f"icons/{value}.svg" if value in cls.values else ""
