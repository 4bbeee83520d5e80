from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.editorial.digest.mail import send_digests


class Command(BaseCommand):
    """Writes what needs care to those who want to hear of it, once a week."""

    help = "Schreibt einmal in der Woche denen, die es möchten, was Pflege braucht."

    def handle(self, *args, **options):
        failed = send_digests(timezone.localtime())
        if failed:
            raise CommandError(_("Gescheiterte E-Mails: %(count)d") % {"count": failed})
