from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from iserlohn_europa.editorial.links.asking import ask
from iserlohn_europa.editorial.links.external import check_due
from iserlohn_europa.editorial.links.scan import scan_if_needed


class Command(BaseCommand):
    """Looks through the links of public pages; asks other servers only where that is allowed."""

    help = (
        "Prüft die Links der öffentlichen Seiten: innerhalb der Website, sobald sich etwas "
        "geändert hat, und andere Websites, wenn CHECK_EXTERNAL_LINKS es erlaubt."
    )

    def handle(self, *args, verbosity=1, **options):
        now = timezone.now()
        is_new = scan_if_needed(now)
        asked = 0
        if settings.CHECK_EXTERNAL_LINKS:
            asked = check_due(now, partial(ask, agent=user_agent()))
        if verbosity:
            scanned = "durchgesehen" if is_new else "unverändert"
            self.stdout.write(f"Seiten {scanned}, {asked} Adressen im Internet gefragt.")


def user_agent() -> str:
    """Who asks, and where to complain about it."""
    return f"Freunde-in-Europa-Linkpruefung/1.0 (+{settings.BASE_URL})"
