from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from iserlohn_europa.operations.backup import BackupError, restore


class Command(BaseCommand):
    """Fills an empty installation from a backup."""

    help = (
        "Spielt eine Sicherung in eine leere Installation ein. Die Dienste der Website müssen "
        "dabei angehalten sein. Eine beschädigte Sicherung wird abgelehnt, bevor etwas geschieht."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="DATEI")

    def handle(self, *args, file, **options):
        self.stdout.write(_("Die Sicherung wird geprüft und eingespielt …"))
        self.stdout.flush()
        try:
            restore(file)
        except BackupError as problem:
            raise CommandError(problem) from problem
        self.stdout.write(
            _(
                "Die Website ist wieder da. Alle müssen sich neu anmelden; mit einem anderen "
                "SECRET_KEY gelten auch offene Formulare und Links zum Zurücksetzen nicht mehr."
            )
        )
