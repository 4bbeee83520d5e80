from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.forms.forgetting import forget_old


class Command(BaseCommand):
    """Deletes the messages that were kept as long as their form says."""

    help = "Löscht Nachrichten aus den Formularen, deren Aufbewahrungszeit vorbei ist."

    def handle(self, *args, verbosity=1, **options):
        number = forget_old(timezone.now())
        if verbosity:
            self.stdout.write(_("Gelöschte Nachrichten: %(count)d") % {"count": number})
