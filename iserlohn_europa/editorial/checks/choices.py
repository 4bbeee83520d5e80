from django.db import models
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.choice_set import ChoiceSetField


class Check(models.TextChoices):
    """The checks, each as the question that a page has to answer."""

    EMPTY_LINK = "leerer-link", _("Links ohne Wörter oder ohne Ziel")
    EMPTY_HEADING = "leere-ueberschrift", _("Überschriften ohne Wörter")
    PICTURE = "bild", _("Bilder, bei denen niemand entschieden hat, was sie zeigen")
    TABLE = "tabelle", _("Tabellen ohne Kopfzeile")
    HEADING_ORDER = "reihenfolge", _("Überschriften in falscher Reihenfolge")
    LINK_TEXT = "linktext", _("Links, die „hier“ oder „mehr“ heißen oder nur eine Adresse zeigen")
    TARGET = "linkziel", _("Links zu Seiten, die nicht öffentlich sind")
    TEASER = "kurztext", _("Seiten ohne Kurztext für Listen und Suche")


# What shuts somebody out. The rest makes a page worse, and the office may be stricter.
DEFAULT_STOPS = (Check.EMPTY_LINK, Check.EMPTY_HEADING, Check.PICTURE, Check.TABLE)


class StopsField(ChoiceSetField):
    """The checks that stop a publication."""

    def get_default(self):
        return self.to_python([check.value for check in DEFAULT_STOPS])
