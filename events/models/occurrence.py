from django.db import models

from iserlohn_europa.core.dates import PartialDate

from ..choices import DateStatus


class Occurrence(models.Model):
    """When a published event is: the one table that lists, filters and feeds read.

    It is derived: written anew whenever an event is published, unpublished or deleted, and when
    more dates of a series come into sight. `planned_day` is where a moved date of a series was.
    """

    page = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="occurrences"
    )
    key = models.UUIDField()
    first_day = models.DateField(db_index=True)
    last_day = models.DateField(db_index=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    time_follows = models.BooleanField(default=False)
    status = models.CharField(
        max_length=16, choices=DateStatus.choices, default=DateStatus.TAKES_PLACE
    )
    place = models.CharField(max_length=255, blank=True)
    remark = models.CharField(max_length=255, blank=True)
    planned_day = models.DateField(null=True)

    class Meta:
        ordering = ["first_day", models.F("starts_at").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(fields=("page", "key"), name="unique_occurrence"),
        ]

    def __str__(self):
        return f"{self.page_id} {self.first_day}"

    @property
    def days(self) -> PartialDate:
        return PartialDate.from_days(self.first_day, self.last_day)

    @property
    def takes_place_as_announced(self) -> bool:
        return self.status == DateStatus.TAKES_PLACE

    def is_upcoming(self, on) -> bool:
        """Whether it is not over: what ends on that day is upcoming."""
        return self.last_day >= on
