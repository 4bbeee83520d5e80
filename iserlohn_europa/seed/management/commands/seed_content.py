from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.seed.loader import seed_content
from iserlohn_europa.seed.translations import translate_content


class Command(BaseCommand):
    """`manage.py seed_content`: the first content in all its languages, once."""

    help = _("Legt an, was von den ersten Inhalten fehlt, und lässt alles andere in Ruhe.")

    def handle(self, *args, **options):
        created = seed_content() + translate_content()
        if options["verbosity"] > 0:
            self.stdout.write(_("Erste Inhalte: %(count)d neu angelegt.") % {"count": created})
