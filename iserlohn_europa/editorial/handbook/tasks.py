"""The tasks of the handbook. This is the one place that lists them.

The pictures are taken by `.ci/photograph_handbook.py`.
"""

from django.utils.translation import gettext_lazy as _

from .task import (
    Picture,
    Task,
    committees,
    helpers_of_the_search,
    keepers_of_contacts,
    publishers,
    readers_of_messages,
    readers_of_proposals,
    staff,
)

TASKS = (
    Task(
        "find_your_way",
        "zurechtfinden",
        _("Sich zurechtfinden"),
        Picture(
            "overview", _("Die Übersicht: links das Menü, oben die Knöpfe, darunter Aufgaben.")
        ),
    ),
    Task(
        "committee",
        "komitee",
        _("Was wir als Komitee hier tun können"),
        Picture("committee", _("Die Übersicht eines Komitees mit dem Knopf zur eigenen Stadt.")),
        is_for=committees,
    ),
    Task(
        "change_text",
        "text-aendern",
        _("Den Text einer Seite ändern"),
        Picture("preview", _("Links wird die Seite bearbeitet, rechts steht ihre Vorschau.")),
    ),
    Task(
        "add_event",
        "neue-veranstaltung",
        _("Neue Veranstaltung mit mehreren Terminen"),
        Picture("dates", _("Der Abschnitt Termine mit zwei Terminen, die noch leer sind.")),
    ),
    Task(
        "add_series",
        "terminreihe",
        _("Terminreihe mit Ausfall"),
        Picture("series", _("Der Abschnitt Terminreihen mit einer Reihe, die noch leer ist.")),
    ),
    Task(
        "cancel_event",
        "veranstaltung-absagen",
        _("Veranstaltung absagen"),
        Picture("cancelled", _("Ein Termin mit dem Status „abgesagt“ und einem Hinweis.")),
    ),
    Task(
        "write_news",
        "nachricht-schreiben",
        _("Nachricht schreiben"),
        Picture("news", _("Eine neue Nachricht: Titel, Datum und Text sind noch leer.")),
    ),
    Task(
        "upload_picture",
        "bild-hochladen",
        _("Bild hochladen und beschreiben"),
        Picture("picture", _("Die Felder eines Bildes, darunter Titel, Datei und Beschreibung.")),
    ),
    Task(
        "upload_document",
        "dokument-hochladen",
        _("Dokument hochladen"),
        Picture("documents", _("Das Feld, in das man Dokumente zieht, und die Wahl der Sammlung.")),
    ),
    Task(
        "add_film",
        "film-in-gebaerdensprache",
        _("Film in Gebärdensprache einfügen"),
        Picture("film", _("Der leere Baustein für einen Film: Titel, Film und Standbild.")),
    ),
    Task(
        "submit",
        "einreichen",
        _("Zur Freigabe einreichen"),
        Picture("submit", _("Das geöffnete Menü unten, darin „Zur Freigabe einreichen“.")),
    ),
    Task(
        "approve",
        "freigeben",
        _("Freigeben oder zurückgeben"),
        Picture("approve", _("Eine eingereichte Seite mit dem Menü, in dem man sie freigibt.")),
        is_for=publishers,
    ),
    Task(
        "plan",
        "planen",
        _("Veröffentlichung planen"),
        Picture("schedule", _("Das Fenster, in dem man den Zeitpunkt der Veröffentlichung wählt.")),
    ),
    Task(
        "restore_version",
        "alte-fassung",
        _("Alte Fassung zurückholen"),
        Picture("versions", _("Die Liste der Fassungen einer Seite mit Tag und Person.")),
    ),
    Task(
        "translate",
        "seite-uebersetzen",
        _("Eine Seite übersetzen"),
        Picture("translation", _("Der Übersetzungs-Editor: unter jedem deutschen Satz sein Feld.")),
        is_for=staff,
    ),
    Task(
        "add_city",
        "partnerstadt-anlegen",
        _("Partnerstadt anlegen"),
        Picture("city", _("Der Reiter Verbindung einer Partnerstadt mit Art, Stand und Kreis.")),
        is_for=staff,
    ),
    Task(
        "change_contact",
        "ansprechperson",
        _("Ansprechperson ändern"),
        Picture("contact", _("Eine Ansprechstelle mit Bezeichnung und Zuständigkeit.")),
        is_for=keepers_of_contacts,
    ),
    Task(
        "write_easily",
        "leichte-sprache",
        _("In Leichter Sprache schreiben"),
        Picture("easy", _("Ein Feld mit Sätzen, darunter die Hinweise zu schweren Stellen.")),
        is_for=staff,
    ),
    Task(
        "answer_messages",
        "nachrichten-beantworten",
        _("Nachrichten und gemeldete Barrieren beantworten"),
        is_for=readers_of_messages,
    ),
    Task(
        "check_proposal",
        "vorschlag-pruefen",
        _("Vorgeschlagene Veranstaltung prüfen"),
        is_for=readers_of_proposals,
    ),
    Task(
        "help_the_search",
        "suche-verbessern",
        _("Der Suche helfen"),
        is_for=helpers_of_the_search,
    ),
    Task(
        "care",
        "pflege",
        _("Was Pflege braucht"),
        Picture("care", _("Die Liste mit dem, was Pflege braucht, und der Anzahl der Fälle.")),
    ),
    Task("when_it_fails", "hilfe", _("Hilfe, wenn etwas schiefgeht")),
)
