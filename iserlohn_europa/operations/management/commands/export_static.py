from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.operations.export import ExportError, export, processors


class Command(BaseCommand):
    """Writes the public site as plain files."""

    help = (
        "Schreibt die ganze öffentliche Website als Dateien in einen Ordner, den jeder Webserver "
        "ausliefern kann: für Notfälle, ohne Formulare und Suche."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="ORDNER")
        parser.add_argument(
            "--processes",
            type=int,
            default=processors(),
            metavar="ZAHL",
            help="So viele Prozesse zeichnen zugleich; sonst so viele, wie es Prozessoren gibt.",
        )

    def handle(self, *args, folder, processes, **options):
        if processes < 1:
            raise CommandError(_("--processes braucht eine Zahl größer als null."))
        try:
            exported = export(folder.resolve(), timezone.now(), processes)
        except ExportError as problem:
            raise CommandError(problem) from problem
        self.stdout.write(
            _("Geschrieben: %(count)d Adressen, zusammen %(size)s.")
            % {"count": exported.addresses, "size": filesizeformat(exported.bytes)}
        )
        for address in exported.broken_links:
            self.stderr.write(_("Ein Link führt nirgendwohin: %(address)s") % {"address": address})
        if exported.missing_pages:
            raise CommandError(
                _("Diese Seiten ließen sich nicht schreiben: %(addresses)s")
                % {"addresses": ", ".join(exported.missing_pages)}
            )
