from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iserlohn_europa.core.today import today
from iserlohn_europa.search.indexing import rebuild_once_a_day


class Command(BaseCommand):
    """Writes the index of the public search anew, once a day."""

    help = "Schreibt den Wortindex der öffentlichen Suche einmal am Tag neu."

    def handle(self, *args, verbosity=1, **options):
        number = rebuild_once_a_day(today())
        if verbosity:
            self.stdout.write(_("Neu gelesene Seiten und Dokumente: %(count)d") % {"count": number})
