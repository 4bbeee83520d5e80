"""A series of dates as an editor writes it down: a rule, and the dates that differ from it."""

import datetime
import uuid
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from iserlohn_europa.core.forms import YEAR_WANTED, is_out_of_sight

from ..choices import DateStatus, Rhythm
from ..messages import BEFORE_BEGIN, BEGIN_WANTED, MISSING_HOUR
from ..recurrence import days_of_series, fits, horizon, in_words, is_day_of_series
from ..times import TOWN_TIME, moment_of_series
from .occurrence import Occurrence


class EventSeries(Orderable):
    """A rule that makes dates: from its first date on, in one rhythm, until it ends."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="series")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    rhythm = models.CharField(_("Wie oft"), max_length=16, choices=Rhythm.choices)
    starts_on = models.DateField(_("erster Termin am"))
    until = models.DateField(
        _("bis"),
        null=True,
        blank=True,
        help_text=_("Der letzte mögliche Tag. Leer lassen, wenn kein Ende geplant ist."),
    )
    start_time = models.TimeField(
        _("Beginn"),
        null=True,
        blank=True,
        help_text=_("Leer lassen, wenn die Termine ganztägig sind."),
    )
    time_follows = models.BooleanField(_("Die Uhrzeit folgt noch"), default=False)
    end_time = models.TimeField(_("Ende"), null=True, blank=True)
    number_of_days = models.PositiveSmallIntegerField(
        _("Dauer in Tagen"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("Mehr als 1 nur, wenn jeder Termin über mehrere Tage geht."),
    )
    place = models.CharField(
        _("Ort der Reihe"),
        max_length=255,
        blank=True,
        help_text=_("Nur wenn er vom Ort der Veranstaltung abweicht."),
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("rhythm")]),
        FieldPanel("until", heading=_("Bis wann läuft die Reihe?")),
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("time_follows"),
        FieldPanel("place"),
        # By its name alone it was taken for the number of dates.
        FieldPanel(
            "number_of_days",
            heading=_("Wie viele Tage dauert ein einzelner Termin?"),
            help_text=_(
                "Meistens 1. Mehr nur, wenn jeder Termin über Nacht oder über mehrere Tage geht. "
                "Wie viele Termine die Reihe hat, ergibt sich aus „Wie oft“ und „Bis wann“."
            ),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Terminreihe")

    def __str__(self):
        return self.in_words

    def clean(self):
        super().clean()
        days = {"starts_on": self.starts_on, "until": self.until}
        errors = {field: YEAR_WANTED for field, day in days.items() if is_out_of_sight(day)}
        if self.end_time and not self.start_time:
            errors["start_time"] = BEGIN_WANTED
        if self.is_on_one_day and self.end_time and self.start_time > self.end_time:
            errors["end_time"] = _(
                "Das Ende liegt vor dem Beginn. "
                "Endet jeder Termin erst am nächsten Tag, dauert er 2 Tage."
            )
        if self.starts_on and not errors:
            errors |= self._errors_of_rule()
        if errors:
            raise ValidationError(errors)

    def _errors_of_rule(self) -> dict:
        if self.until and self.until < self.starts_on:
            return {"until": BEFORE_BEGIN}
        if self.rhythm == Rhythm.DAILY and not self.until:
            return {"until": _("Bis wann? Eine tägliche Reihe braucht ein Ende.")}
        if self.rhythm and not fits(self.rhythm, self.starts_on):
            if self.rhythm == Rhythm.MONTHLY_LAST_WEEKDAY:
                return {"starts_on": _("Dieser Tag ist nicht der letzte seiner Art im Monat.")}
            return {
                "starts_on": _(
                    "Diesen Wochentag gibt es nicht in jedem Monat ein fünftes Mal. "
                    "Wählen Sie eine andere Woche oder „am letzten“."
                )
            }
        return {}

    @property
    def is_on_one_day(self) -> bool:
        return bool(self.start_time) and (self.number_of_days or 1) == 1

    @property
    def is_complete(self) -> bool:
        """Whether it says when: a draft may not."""
        return bool(self.starts_on and self.rhythm)

    @property
    def in_words(self) -> str:
        """The rule as readers are told: "jeden zweiten Dienstag im Monat"."""
        return in_words(self.rhythm, self.starts_on) if self.is_complete else ""

    def has_date_on(self, day: datetime.date) -> bool:
        """Whether the rule makes a date on that day."""
        return self.is_complete and is_day_of_series(self.rhythm, self.starts_on, self.until, day)

    def days(self, on: datetime.date) -> Iterator[datetime.date]:
        """The days the rule makes, as far ahead as dates are made on that day."""
        if not self.is_complete:
            return iter(())
        return days_of_series(self.rhythm, self.starts_on, self.until, horizon(on))

    def first_date(self, page) -> Occurrence:
        """The date it begins with, by the rule alone."""
        return self.occurrence(page, self.starts_on, None)

    def occurrence(self, page, day: datetime.date, change: "ChangedDate | None") -> Occurrence:
        """One date of the series as a row of the derived table, with what an editor changed."""
        change = change or ChangedDate()
        begin = change.starts_on or day
        end = begin + datetime.timedelta(days=(self.number_of_days or 1) - 1)
        start_time = change.start_time or self.start_time
        # A new beginning without a new end says nothing about the end.
        end_time = change.end_time or (None if change.start_time else self.end_time)
        return Occurrence(
            page=page,
            key=page.occurrence_key(uuid.uuid5(self.key, day.isoformat())),
            first_day=begin,
            last_day=end,
            starts_at=moment_of_series(begin, start_time) if start_time else None,
            ends_at=moment_of_series(end, end_time) if start_time and end_time else None,
            time_follows=self.time_follows and not start_time,
            status=change.status_shown,
            place=change.place or self.place or page.source.place_name,
            remark=change.remark,
            planned_day=day if begin != day else None,
        )


class ChangedDate(Orderable):
    """One date of a series that an editor moved, cancelled or changed; it outlives the rule."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="changed_dates")
    series_key = models.UUIDField(null=True, editable=False)
    planned_day = models.DateField(
        _("Termin am"), help_text=_("Der Tag, an dem der Termin nach der Reihe wäre.")
    )
    status = models.CharField(
        _("Status"), max_length=16, choices=DateStatus.choices, default=DateStatus.TAKES_PLACE
    )
    starts_on = models.DateField(_("stattdessen am"), null=True, blank=True)
    start_time = models.TimeField(_("Beginn"), null=True, blank=True)
    end_time = models.TimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(_("Ort dieses Termins"), max_length=255, blank=True)
    remark = models.CharField(
        _("Hinweis"),
        max_length=255,
        blank=True,
        help_text=_("Was bei diesem Termin anders ist, in einem Satz."),
    )

    panels = [
        FieldRowPanel([FieldPanel("planned_day"), FieldPanel("status")]),
        FieldRowPanel(
            [FieldPanel("starts_on"), FieldPanel("start_time"), FieldPanel("end_time")],
            help_text=_("Was leer bleibt, ist wie in der Reihe."),
        ),
        FieldPanel("place"),
        FieldPanel("remark"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Geänderter Termin")

    def __str__(self):
        return str(self.planned_day)

    def clean(self):
        super().clean()
        days = {"planned_day": self.planned_day, "starts_on": self.starts_on}
        errors = {field: YEAR_WANTED for field, day in days.items() if is_out_of_sight(day)}
        if errors:
            raise ValidationError(errors)

    @property
    def status_shown(self) -> str:
        """What readers are told: another day is a move, also where nobody ticked it."""
        is_moved = self.starts_on and self.starts_on != self.planned_day
        if is_moved and self.status == DateStatus.TAKES_PLACE:
            return DateStatus.MOVED
        return self.status

    def errors_in(self, series: EventSeries, page) -> dict:
        """What is wrong with its times, by field, now that it is known what they are part of."""
        date = series.occurrence(page, self.planned_day, self)
        if self.end_time and date.starts_at is None:
            return {"start_time": BEGIN_WANTED}
        if date.ends_at and date.ends_at < date.starts_at:
            return {"end_time": BEFORE_BEGIN}
        time = self.start_time or (self.starts_on and series.start_time)
        if time and date.starts_at.astimezone(TOWN_TIME).time() != time:
            return {"start_time": MISSING_HOUR}
        return {}
