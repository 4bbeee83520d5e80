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


class WarningPanel(Component):
    """Tells everybody that nobody does the scheduled work, and those who can help what failed."""

    name = "scheduled_work_warning"
    order = 55
    template_name = "operations/panels/warning.html"

    def get_context_data(self, parent_context):
        last = last_round()
        return {
            "is_late": not is_alive(timezone.now()),
            "last": moment_in_words(last) if last else "",
            "knows_the_server": knows_the_server(parent_context),
            "has_failed": JobRun.objects.exclude(problem="").exists(),
        }


class ScheduledWorkPanel(Component):
    """When each part of the scheduled work was last done, at the end, as few need it each day."""

    name = "scheduled_work"
    order = 500
    template_name = "operations/panels/scheduled_work.html"

    def get_context_data(self, parent_context):
        last = last_round()
        runs = JobRun.objects.in_bulk()
        return {
            "last": moment_in_words(last) if last else "",
            "lines": [Line(job, runs.get(job.command)) for job in all_jobs()],
        }

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if knows_the_server(parent_context) else ""


def knows_the_server(parent_context) -> bool:
    """Whether the reader looks after the site as a whole."""
    return parent_context["request"].user.has_perm("wagtailcore.change_site")
