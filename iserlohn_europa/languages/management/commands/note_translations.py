from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.languages.notes import note_missing


class Command(BaseCommand):
    """Notes the words of public pages that came into the database without being published."""

    help = (
        "Hält fest, was öffentliche Seiten und ihre Übersetzungen sagen, soweit das noch fehlt: "
        "damit die Verwaltung weiß, welche Übersetzung älter ist als ihr Original."
    )

    def handle(self, *args, verbosity=1, **options):
        number = note_missing(timezone.now())
        if verbosity:
            self.stdout.write(_("Neu festgehaltene Seiten: %(count)d") % {"count": number})
