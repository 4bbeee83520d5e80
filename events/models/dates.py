import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable

from iserlohn_europa.core.fields import SourcePageKey
from iserlohn_europa.core.forms import YEAR_WANTED, is_out_of_sight
from partnerships.models import PartnerCityPage

from ..choices import DateStatus, PartnerRole
from ..messages import BEFORE_BEGIN, BEFORE_BEGIN_ON_THE_DAY, BEGIN_WANTED, MISSING_HOUR
from ..times import MissingHourError, moment
from .occurrence import Occurrence


class EventDate(Orderable):
    """One date of an event as an editor writes it down, in the time of the town."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="dates")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    starts_on = models.DateField(_("am"))
    start_time = models.TimeField(
        _("Beginn"),
        null=True,
        blank=True,
        help_text=_("Leer lassen, wenn der Termin ganztägig ist."),
    )
    time_follows = models.BooleanField(_("Die Uhrzeit folgt noch"), default=False)
    ends_on = models.DateField(
        _("bis"), null=True, blank=True, help_text=_("Nur bei mehreren Tagen.")
    )
    end_time = models.TimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(
        _("Ort dieses Termins"),
        max_length=255,
        blank=True,
        help_text=_("Nur wenn er vom Ort der Veranstaltung abweicht."),
    )
    status = models.CharField(
        _("Status"), max_length=16, choices=DateStatus.choices, default=DateStatus.TAKES_PLACE
    )

    remark = models.CharField(
        _("Hinweis"),
        max_length=255,
        blank=True,
        help_text=_("Was bei diesem Termin anders ist, in einem Satz."),
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("start_time")]),
        FieldRowPanel([FieldPanel("ends_on"), FieldPanel("end_time")]),
        FieldPanel("time_follows"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("status")]),
        FieldPanel("remark"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Termin")

    def __str__(self):
        return str(self.starts_on)

    def clean(self):
        super().clean()
        days = {"starts_on": self.starts_on, "ends_on": self.ends_on}
        errors = {field: YEAR_WANTED for field, day in days.items() if is_out_of_sight(day)}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = BEFORE_BEGIN
        if self.end_time and not self.start_time:
            errors["start_time"] = BEGIN_WANTED
        if not errors and self.starts_on:
            errors = self._clock_errors()
        if errors:
            raise ValidationError(errors)

    def _clock_errors(self) -> dict:
        errors = {}
        for field, day, time in (
            ("start_time", self.starts_on, self.start_time),
            ("end_time", self.last_day, self.end_time),
        ):
            if time:
                try:
                    moment(day, time)
                except MissingHourError:
                    errors[field] = MISSING_HOUR
        if not errors and self.ends_at and self.ends_at < self.starts_at:
            # Other forms have the same field under another name.
            name = self._meta.get_field("ends_on").verbose_name
            errors["end_time"] = ValidationError(BEFORE_BEGIN_ON_THE_DAY, params={"field": name})
        return errors

    @property
    def last_day(self) -> datetime.date:
        return self.ends_on or self.starts_on

    @property
    def starts_at(self) -> datetime.datetime | None:
        return moment(self.starts_on, self.start_time) if self.start_time else None

    @property
    def ends_at(self) -> datetime.datetime | None:
        return moment(self.last_day, self.end_time) if self.end_time else None

    def occurrence(self, page) -> Occurrence:
        """This date as a row of the derived table, for the event's page in one language."""
        return Occurrence(
            page=page,
            key=page.occurrence_key(self.key),
            first_day=self.starts_on,
            last_day=self.last_day,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            time_follows=self.time_follows and not self.start_time,
            status=self.status,
            place=self.place or page.source.place_name,
            remark=self.remark,
        )


class EventPartner(Orderable):
    """A partner city and what it had to do with the event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="partners")
    city = SourcePageKey(
        PartnerCityPage,
        verbose_name=_("Partnerstadt"),
        on_delete=models.CASCADE,
        related_name="event_partners",
    )
    role = models.CharField(_("Rolle"), max_length=16, choices=PartnerRole.choices)

    panels = [FieldRowPanel([PageChooserPanel("city"), FieldPanel("role")])]

    class Meta(Orderable.Meta):
        verbose_name = _("Partnerstadt")

    def __str__(self):
        return f"{self.city} ({self.get_role_display()})"
