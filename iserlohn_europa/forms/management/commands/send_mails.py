from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.forms.outbox import send_due


class Command(BaseCommand):
    """Sends the mails about messages that wait for it."""

    help = "Verschickt die E-Mails zu den Nachrichten aus den Formularen, die noch warten."

    def handle(self, *args, **options):
        if failed := send_due(timezone.now()):
            raise CommandError(_("Gescheiterte E-Mails: %(count)d") % {"count": failed})
