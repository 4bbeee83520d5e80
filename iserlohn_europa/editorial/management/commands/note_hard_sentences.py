from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.editorial.care.hardest import keep_missing


class Command(BaseCommand):
    """Notes the hardest sentence of public pages that came into the database in other ways."""

    help = (
        "Sucht auf öffentlichen Seiten den Satz, der am schwersten zu lesen ist, soweit das noch "
        "fehlt: damit die Verwaltung weiß, welche Texte Pflege brauchen."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="Liest alle Seiten neu, auch die schon gelesenen."
        )

    def handle(self, *args, verbosity=1, **options):
        number = keep_missing(timezone.now(), every=options["all"])
        if verbosity:
            self.stdout.write(_("Gelesene Seiten: %(count)d") % {"count": number})
