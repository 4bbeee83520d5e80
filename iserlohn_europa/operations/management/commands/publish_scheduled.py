import logging

from django.apps import apps
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.management.commands import publish_scheduled
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


class Command(publish_scheduled.Command):
    """Wagtail's command, but each page is done as a whole or not at all, whatever others do.

    Wagtail takes a page from the schedule before it is published: a run that was killed in between
    would leave it offline for good, and two runs at once would publish it twice. A page that fails
    is tried again in the next run.
    """

    def handle(self, *args, **options):
        if options["dryrun"]:
            super().handle(*args, **options)
        else:
            self.do_what_is_due()

    def do_what_is_due(self) -> None:
        now = timezone.now()
        failed = 0
        for model in models_with_drafts():
            expired = model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
            failed += failures(expired, take_offline)
        due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
        failed += failures(due, put_online)
        if failed:
            raise CommandError(_("Gescheiterte Seiten: %(count)d") % {"count": failed})


def models_with_drafts() -> list:
    """All pages as one, and every other model that can be scheduled."""
    drafts = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    return [Page, *(model for model in drafts if not issubclass(model, Page))]


def failures(due, do) -> int:
    """Does each of them in a transaction of its own; how many of them failed."""
    failed = 0
    for pk in list(due.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                # Asked once more behind the lock: another run may have done it in the meantime. On
                # SQLite the transaction itself is the lock.
                for item in due.select_for_update().filter(pk=pk):
                    do(item)
        except Exception:
            logger.exception("%s %s failed.", due.model._meta.label, pk)
            failed += 1
    return failed


def take_offline(item) -> None:
    item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def put_online(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")
