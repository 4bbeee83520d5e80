from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was found, in the order in which citizens mean it.

    An overview leads on to many things, so it comes before them where it says the word as loudly.
    """

    CITY = "city", _("Partnerstadt")
    OVERVIEW = "overview", _("Übersicht")
    EVENT = "event", _("Veranstaltung")
    NEWS = "news", _("Nachricht")
    AWARD = "award", _("Auszeichnung")
    PROJECT = "project", _("Projekt")
    FUNDING = "funding", _("Förderprogramm")
    INFORMATION = "information", _("Information")
    DOCUMENT = "document", _("Dokument")


class Weight(models.IntegerChoices):
    """How much it says about a page that a word stands there."""

    BODY = 1
    PROMINENT = 3
    TITLE = 9
    BEGINNING = 10  # a title is about its first word
