from dataclasses import dataclass

from django.utils import timezone
from wagtail.admin.ui.components import Component

from iserlohn_europa.core.clock import moment_in_words
from iserlohn_europa.jobs import Job

from .models import JobRun
from .scheduled import all_jobs, is_alive, last_round


@dataclass(frozen=True)
class Line:
    """What staff read of a job."""

    job: Job
    run: JobRun | None

    @property
    def ran(self) -> str:
        return moment_in_words(self.run.begun_at) if self.run else ""


class ScheduledWorkPanel(Component):
    """When the scheduled work was last done, and a warning to everybody when nobody does it."""

    name = "scheduled_work"
    order = 55
    template_name = "operations/panels/scheduled_work.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        last = last_round()
        runs = JobRun.objects.in_bulk()
        return {
            "last": moment_in_words(last) if last else "",
            "is_late": not is_alive(timezone.now()),
            "knows_the_server": user.has_perm("wagtailcore.change_site"),
            "has_failed": any(run.problem for run in runs.values()),
            "lines": [Line(job, runs.get(job.command)) for job in all_jobs()],
        }
