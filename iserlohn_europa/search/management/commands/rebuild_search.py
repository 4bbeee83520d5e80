from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iserlohn_europa.core.today import today
from iserlohn_europa.search.indexing import rebuild


class Command(BaseCommand):
    """Writes the index of the public search anew."""

    help = "Schreibt den Wortindex der öffentlichen Suche neu, aus allem, was veröffentlicht ist."

    def handle(self, *args, verbosity=1, **options):
        number = rebuild(today())
        if verbosity:
            self.stdout.write(
                _("Seiten und Dokumente im Index der Suche: %(count)d") % {"count": number}
            )
