import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from iserlohn_europa.jobs import Job, Rhythm

# What is to be done every minute has stopped when it was not done for so long.
LONGEST_BREAK = datetime.timedelta(minutes=10)
LONGEST_PROBLEM = 200


class JobRun(models.Model):
    """When a scheduled job was last done, and what came of it: one row for each."""

    command = models.CharField(max_length=100, primary_key=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=LONGEST_PROBLEM, blank=True)

    def __str__(self):
        return self.command

    def end(self, problem: str = "") -> None:
        """Notes that the job was done, or what kept it from being done."""
        self.ended_at = timezone.now()
        self.problem = problem[:LONGEST_PROBLEM]
        self.save()

    @property
    def has_succeeded(self) -> bool:
        return self.ended_at is not None and not self.problem

    def is_over(self, job: Job, now: datetime.datetime) -> bool:
        """Whether the job is to be done again. What has failed is tried again in the next hour."""
        rhythm = job.rhythm
        if rhythm is Rhythm.NIGHT and not self.has_succeeded:
            rhythm = Rhythm.HOUR
        return rhythm is Rhythm.MINUTE or self.begun_at < rhythm.began(now)

    @property
    def result(self) -> str:
        """What came of it, in words."""
        if self.problem:
            return _("Gescheitert: %(problem)s") % {"problem": self.problem}
        return _("In Ordnung") if self.ended_at else _("Begonnen, noch ohne Ergebnis")
