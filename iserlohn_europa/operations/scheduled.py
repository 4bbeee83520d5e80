import logging

from django.core.management import call_command
from django.db import close_old_connections

logger = logging.getLogger(__name__)

# Management commands that are harmless when there is nothing to do.
JOBS = (
    "publish_scheduled",
    "send_mails",
    "extend_series",
    "refresh_search",
    "note_translations",
    "prepare_pictures",
    "check_links",
    "count_missed_searches",
    "send_digests",
    "delete_old_messages",
)


def run_jobs() -> list[str]:
    """Runs every scheduled command once; the names of those that failed.

    A failing one is logged and never keeps the others from running.
    """
    failed = []
    for job in JOBS:
        close_old_connections()
        try:
            call_command(job, verbosity=0)
        except Exception:
            logger.exception("The scheduled command %s failed.", job)
            failed.append(job)
    close_old_connections()
    return failed
