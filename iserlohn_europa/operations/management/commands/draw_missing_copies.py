import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from iserlohn_europa.delivery.ahead import draw_missing
from iserlohn_europa.delivery.front import Front, own_site
from iserlohn_europa.delivery.store import STORE
from iserlohn_europa.operations.machine_files import machine_files
from iserlohn_europa.unreadable import Application

# Other work and all readers wait meanwhile; what is left is done in the next run.
SECONDS_PER_RUN = 5


class Command(BaseCommand):
    """Keeps a last copy of each page, also of those that nobody has read yet."""

    help = (
        "Ruft Seiten auf, von denen noch keine letzte Kopie da ist: damit auch sie zu lesen sind, "
        "wenn die Datenbank ausfällt."
    )

    def handle(self, *args, verbosity=1, **options):
        if not settings.KEEPS_COPIES:
            return
        deadline = time.monotonic() + SECONDS_PER_RUN
        front = Front(Application(), STORE, own_site(), localdate)
        number = draw_missing(
            front, settings.BASE_URL, machine_files(), lambda: time.monotonic() > deadline
        )
        if verbosity:
            self.stdout.write(_("Aufgerufene Seiten: %(count)d") % {"count": number})
