from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from iserlohn_europa.accounts.roles import ensure_roles


class Command(BaseCommand):
    """Creates the groups and the workflow that are missing, and changes nothing that exists."""

    help = "Legt fehlende Rollen und den Arbeitsablauf an. Vorhandenes bleibt, wie es ist."

    def handle(self, *args, **options):
        created = ensure_roles()
        if created:
            self.stdout.write(_("Angelegt: %(names)s") % {"names": ", ".join(created)})
        else:
            self.stdout.write(_("Alle Rollen sind schon da."))
