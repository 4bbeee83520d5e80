from django.core.management.base import BaseCommand

from events.occurrences import extend_series
from iserlohn_europa.core.today import today


class Command(BaseCommand):
    """Makes the dates of every series that have come into sight."""

    help = "Führt die Termine wiederkehrender Veranstaltungen fort, bis drei Jahre voraus."

    def handle(self, *args, **options):
        extend_series(today())
