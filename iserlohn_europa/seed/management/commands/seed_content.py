from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iserlohn_europa.seed.loader import seed_content


class Command(BaseCommand):
    help = "Creates what is missing of the first content and leaves everything else alone."

    def handle(self, *args, **options):
        created = seed_content()
        if options["verbosity"] > 0:
            self.stdout.write(_("Erste Inhalte: %(count)d neu angelegt.") % {"count": created})
