"""The tasks of the handbook. This is the one place that lists them."""

from django.utils.translation import gettext_lazy as _

from .task import Task, committees, keepers_of_contacts, publishers, staff

TASKS = (
    Task("find_your_way", "zurechtfinden", _("Sich zurechtfinden")),
    Task("committee", "komitee", _("Was wir als Komitee hier tun können"), is_for=committees),
    Task("change_text", "text-aendern", _("Den Text einer Seite ändern")),
    Task("add_event", "neue-veranstaltung", _("Neue Veranstaltung mit mehreren Terminen")),
    Task("add_series", "terminreihe", _("Terminreihe mit Ausfall")),
    Task("cancel_event", "veranstaltung-absagen", _("Veranstaltung absagen")),
    Task("write_news", "nachricht-schreiben", _("Nachricht schreiben")),
    Task("upload_picture", "bild-hochladen", _("Bild hochladen und beschreiben")),
    Task("upload_document", "dokument-hochladen", _("Dokument hochladen")),
    Task("submit", "einreichen", _("Zur Freigabe einreichen")),
    Task("approve", "freigeben", _("Freigeben oder zurückgeben"), is_for=publishers),
    Task("plan", "planen", _("Veröffentlichung planen")),
    Task("restore_version", "alte-fassung", _("Alte Fassung zurückholen")),
    Task("add_city", "partnerstadt-anlegen", _("Partnerstadt anlegen"), is_for=staff),
    Task(
        "change_contact",
        "ansprechperson",
        _("Ansprechperson ändern"),
        is_for=keepers_of_contacts,
    ),
    Task("care", "pflege", _("Was Pflege braucht")),
    Task("when_it_fails", "hilfe", _("Hilfe, wenn etwas schiefgeht")),
)
