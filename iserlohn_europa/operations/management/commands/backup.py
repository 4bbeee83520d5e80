from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from iserlohn_europa.operations.backup import BackupError, back_up


class Command(BaseCommand):
    """Writes the whole site into one file."""

    help = (
        "Sichert die ganze Website in eine Datei: Datenbank, Bilder und Dokumente. Dabei kann "
        "weitergearbeitet werden. Der Schlüssel (SECRET_KEY) ist nicht dabei."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="DATEI")

    def handle(self, *args, file, **options):
        try:
            taken = back_up(file)
        except BackupError as problem:
            raise CommandError(problem) from problem
        for name in taken.missing:
            self.stderr.write(_("Eine Datei fehlt auf der Platte: %(name)s") % {"name": name})
        self.stdout.write(
            _("Gesichert: %(rows)d Zeilen, %(files)d Dateien, zusammen %(size)s.")
            % {"rows": taken.rows, "files": taken.files, "size": filesizeformat(taken.bytes)}
        )
        self.stdout.write(
            _("Die Datei enthält alles, auch Nachrichten und Konten: Bewahren Sie sie sicher auf.")
        )
