from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """What can be wrong with a link."""

    PAGE_GONE = "page_gone", _("Die Seite gibt es nicht mehr")
    PAGE_OFFLINE = "page_offline", _("Die Seite ist nicht öffentlich")
    BELOW_OFFLINE = "below_offline", _("Eine Seite darüber ist nicht öffentlich")
    PRIVATE = "private", _("Das Ziel ist nur für Angemeldete")
    NO_ANCHOR = "no_anchor", _("Die Stelle auf der Seite gibt es nicht")
    DOCUMENT_GONE = "document_gone", _("Das Dokument gibt es nicht mehr")
    FILE_GONE = "file_gone", _("Die Datei des Dokuments fehlt")
    PICTURE_GONE = "picture_gone", _("Das Bild gibt es nicht mehr")
    BAD_ADDRESS = "bad_address", _("Das ist keine Adresse im Internet")
    INSIDE = "inside", _("Die Adresse liegt in einem internen Netz")
    NO_HOST = "no_host", _("Den Server gibt es nicht oder er antwortet nicht")
    TOO_SLOW = "too_slow", _("Der Server antwortet zu langsam")
    CERTIFICATE = "certificate", _("Die Verbindung ist nicht sicher")
    NOT_FOUND = "not_found", _("Die andere Website findet die Seite nicht")
    SERVER = "server", _("Die andere Website meldet eine Störung")
    CIRCLE = "circle", _("Die Adresse leitet zu oft weiter")


ADVICE = {
    Fault.PAGE_GONE: _("Wählen Sie eine andere Seite oder entfernen Sie den Link."),
    Fault.PAGE_OFFLINE: _("Veröffentlichen Sie die Seite oder wählen Sie eine andere."),
    Fault.BELOW_OFFLINE: _(
        "Die Seite selbst ist veröffentlicht, aber eine Seite über ihr nicht. Veröffentlichen Sie "
        "diese oder verschieben Sie die Seite."
    ),
    Fault.PRIVATE: _(
        "Wer die Website liest, kommt dort nicht hin. Heben Sie die Einschränkung auf oder "
        "entfernen Sie den Link."
    ),
    Fault.NO_ANCHOR: _(
        "Der Link zielt mit „#“ auf eine Stelle der Seite, die es dort nicht gibt. Verlinken Sie "
        "die ganze Seite."
    ),
    Fault.DOCUMENT_GONE: _("Laden Sie das Dokument neu hoch oder entfernen Sie den Link."),
    Fault.FILE_GONE: _("Öffnen Sie das Dokument und laden Sie die Datei noch einmal hoch."),
    Fault.PICTURE_GONE: _("Wählen Sie ein anderes Bild oder entfernen Sie es."),
    Fault.BAD_ADDRESS: _("Prüfen Sie, ob sich jemand vertippt hat: Sie beginnt mit „https://“."),
    Fault.INSIDE: _(
        "Von außen erreicht sie niemand. Nehmen Sie die öffentliche Adresse der Seite."
    ),
    Fault.NO_HOST: _("Ist die Adresse richtig geschrieben? Vielleicht ist die Website umgezogen."),
    Fault.TOO_SLOW: _("Öffnen Sie den Link selbst. Kommt nichts, suchen Sie einen anderen."),
    Fault.CERTIFICATE: _(
        "Das Zertifikat der anderen Website ist abgelaufen oder gilt nicht für sie. Lesende "
        "bekommen eine Warnung. Schreiben Sie der Website oder suchen Sie einen anderen Link."
    ),
    Fault.NOT_FOUND: _(
        "Suchen Sie auf der anderen Website nach der neuen Adresse oder entfernen Sie den Link."
    ),
    Fault.SERVER: _("Warten Sie ein paar Tage. Bleibt es dabei, suchen Sie einen anderen Link."),
    Fault.CIRCLE: _(
        "Öffnen Sie den Link selbst und übernehmen Sie die Adresse, die dann erscheint."
    ),
}


class State(models.TextChoices):
    """What is known of an address elsewhere."""

    UNKNOWN = "unknown", _("noch nicht geprüft")
    FINE = "fine", _("in Ordnung")
    UNSURE = "unsure", _("lässt sich nicht prüfen")
    SHAKY = "shaky", _("zuletzt gescheitert, wird noch einmal geprüft")
    BROKEN = "broken", _("kaputt")
