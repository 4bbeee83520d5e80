from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from iserlohn_europa.accounts.models import User
from iserlohn_europa.accounts.second_factor import take_away


class Command(BaseCommand):
    """For somebody whose telephone is lost together with the spare codes."""

    help = (
        "Entfernt die App, die Schlüssel und die Ersatzcodes eines Kontos und meldet es überall "
        "ab. Das Passwort bleibt. Prüfen Sie vorher, dass wirklich diese Person darum bittet."
    )

    def add_arguments(self, parser):
        parser.add_argument("username", help="Benutzername des Kontos")

    @transaction.atomic
    def handle(self, *args, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(_("Es gibt kein Konto „%(name)s“.") % {"name": username})
        if not take_away(user):
            self.stdout.write(
                _("„%(name)s“ hat keinen zweiten Faktor; es wurde nichts geändert.")
                % {"name": username}
            )
            return
        log(user, "accounts.factor_reset")
        self.stdout.write(
            _(
                "Der zweite Faktor von „%(name)s“ ist entfernt, und alle Sitzungen sind beendet. "
                "Die nächste Anmeldung geht mit dem Passwort; wer veröffentlichen darf, richtet "
                "dann gleich einen neuen ein. Das Protokoll vermerkt es."
            )
            % {"name": username}
        )
