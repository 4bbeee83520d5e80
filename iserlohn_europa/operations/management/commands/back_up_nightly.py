import re
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from iserlohn_europa.operations.backup import BackupError, back_up

NIGHTS_KEPT = 14
OF_A_NIGHT = re.compile(r"\d{4}-\d{2}-\d{2}\.zip")


class Command(BaseCommand):
    """Writes one backup a day into a folder and keeps the last two weeks."""

    help = "Sichert die Website in den Ordner BACKUP_DIR, eine Datei für jeden Tag."
    requires_system_checks = ()

    def handle(self, *args, **options):
        folder = Path(settings.BACKUP_DIR)
        file = folder / f"{localdate():%Y-%m-%d}.zip"
        if file.exists():
            return
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            back_up(file)
        except (BackupError, OSError) as problem:
            raise CommandError(problem) from problem
        nights = sorted(each for each in folder.iterdir() if OF_A_NIGHT.fullmatch(each.name))
        for each in nights[:-NIGHTS_KEPT]:
            each.unlink()
