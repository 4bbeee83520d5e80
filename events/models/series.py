"""A series of dates as an editor writes it down: a rule, and the dates that differ from it."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..choices import DateStatus, Rhythm


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
        help_text=_("Leer lassen, wenn die Termine ganztägig sind oder die Uhrzeit noch folgt."),
    )
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
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldRowPanel([FieldPanel("until"), FieldPanel("number_of_days")]),
        FieldPanel("place"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("Terminreihe")

    def __str__(self):
        return f"{self.get_rhythm_display()}, {self.starts_on}"


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
