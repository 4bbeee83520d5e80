import os
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from iserlohn_europa.operations.administrator import WeakPasswordError, ensure_administrator
from iserlohn_europa.operations.site_address import AddressTakenError, set_site_address


class Command(BaseCommand):
    """Brings the site to where it can be served, and changes nothing that is already there."""

    help = (
        "Richtet ein, was fehlt: Datenbank, Rollen, Adresse der Website, erste Inhalte und ein "
        "Verwaltungskonto. Was schon da ist, bleibt, wie es ist."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def handle(self, *args, **options):
        self.migrate()
        call_command("setup_roles", stdout=self.stdout)
        self.set_address()
        call_command("seed_content", stdout=self.stdout)
        self.create_administrator()

    def migrate(self):
        """Applies what is pending; when nothing is, the check takes no time."""
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        self.say(_("Die Datenbank wird eingerichtet, das dauert bis zu einer Minute …"))
        call_command("migrate", interactive=False, verbosity=0)

    def set_address(self):
        try:
            is_changed = set_site_address(settings.BASE_URL)
        except AddressTakenError as error:
            raise CommandError(
                _("Ein zweiter Website-Eintrag hat schon die Adresse %(address)s.")
                % {"address": error}
            ) from error
        if is_changed:
            self.say(_("Adresse der Website: %(address)s") % {"address": settings.BASE_URL})

    def create_administrator(self):
        is_trial = urlsplit(settings.BASE_URL).scheme == "http"
        password = os.environ.get("ADMIN_PASSWORD", "")
        try:
            created = ensure_administrator(password, allow_weak=is_trial)
        except WeakPasswordError as error:
            raise CommandError(
                _("ADMIN_PASSWORD ist zu schwach: %(reasons)s") % {"reasons": error}
            ) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if created is None:
            self.say(_("Es gibt schon ein Verwaltungskonto; sein Passwort bleibt, wie es ist."))
            return
        self.say("")
        self.say(_("Anmeldung: %(name)s") % {"name": created.username})
        if created.is_generated:
            self.say(
                _("Passwort:  %(password)s (steht nur dieses eine Mal hier)")
                % {"password": created.password}
            )
        else:
            self.say(_("Passwort:  wie in ADMIN_PASSWORD"))
        for weakness in created.weaknesses:
            self.say(_("Für den Betrieb zu schwach: %(reason)s") % {"reason": weakness})

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
