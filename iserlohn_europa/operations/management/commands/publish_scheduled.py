from django.db import transaction
from wagtail.management.commands import publish_scheduled
from wagtail.models import Site


class Command(publish_scheduled.Command):
    """Wagtail's command, one run after the other, each done as a whole or not at all.

    Wagtail takes a page from the schedule before it is published: a run that was killed in between
    would leave it offline for good, and two runs at once would publish it twice.
    """

    def handle(self, *args, **options):
        with transaction.atomic():
            # On SQLite the transaction itself is the lock.
            list(Site.objects.select_for_update())
            super().handle(*args, **options)
