"""Does what the rooms want done: each job in its rhythm, by one process, whatever others do."""

import datetime
import logging
from collections.abc import Callable, Collection

from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import close_old_connections
from django.utils import timezone

from iserlohn_europa.jobs import Job, Rhythm

from .alone import alone
from .models import LONGEST_BREAK, JobRun

logger = logging.getLogger(__name__)


def all_jobs() -> list[Job]:
    """Every job of every room, in the order in which they are done: the slow ones last."""
    jobs = [job for config in apps.get_app_configs() for job in getattr(config, "jobs", ())]
    return sorted(jobs, key=lambda job: job.is_slow)


def run_jobs(
    rhythms: Collection[str] = Rhythm.values, is_over: Callable[[], bool] = lambda: False
) -> list[str]:
    """Does once what is due of these rhythms; the names of the commands that failed.

    A failing one is logged and never keeps the others from running. When it `is_over`, none is
    begun any more.
    """
    failed = []
    for job in all_jobs():
        if job.rhythm not in rhythms:
            continue
        if is_over():
            break
        close_old_connections()
        try:
            with alone(f"job-{job.command}") as is_alone:
                if is_alone:
                    _do_if_due(job)
        except Exception:
            logger.exception("The scheduled command %s failed.", job.command)
            failed.append(job.command)
    close_old_connections()
    return failed


def _do_if_due(job: Job) -> None:
    """Does a job, and notes when and with what result. Only this process is at it."""
    now = timezone.now()
    last = JobRun.objects.filter(pk=job.command).first()
    if last is not None and not last.is_over(job, now):
        return
    run = JobRun(job.command, begun_at=now)
    run.save()
    try:
        call_command(job.command, verbosity=0)
    except Exception as error:
        run.end(_told_of(error))
        raise
    run.end()


def _told_of(error: Exception) -> str:
    """What staff read of a failure: of most only the kind, as what they say may be of somebody."""
    return str(error) if isinstance(error, CommandError) else type(error).__name__


def last_round() -> datetime.datetime | None:
    """When the last of what is to be done every minute was done."""
    names = [job.command for job in all_jobs() if job.rhythm is Rhythm.MINUTE]
    runs = JobRun.objects.filter(pk__in=names, ended_at__isnull=False)
    return runs.order_by("-ended_at").values_list("ended_at", flat=True).first()


def is_alive(now: datetime.datetime) -> bool:
    """Whether somebody does what is to be done every minute."""
    last = last_round()
    return last is not None and now - last <= LONGEST_BREAK
