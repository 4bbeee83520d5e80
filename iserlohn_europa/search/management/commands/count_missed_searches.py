from django.core.management.base import BaseCommand

from iserlohn_europa.core.today import today
from iserlohn_europa.search.noting import count_misses


class Command(BaseCommand):
    """Counts the searches that found nothing, and deletes old counts."""

    help = "Zählt Suchen ohne Ergebnis und löscht, was lange genug aufbewahrt wurde."

    def handle(self, *args, **options):
        count_misses(today())
