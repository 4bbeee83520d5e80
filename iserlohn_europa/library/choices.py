from django.db import models
from django.utils.translation import gettext_lazy as _

FILM_EXTENSIONS = ("mp4", "webm")
SUBTITLE_EXTENSION = "vtt"


class Language(models.TextChoices):
    """The languages of Europe in which a name, a title or a document may be, as BCP 47 tags."""

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
