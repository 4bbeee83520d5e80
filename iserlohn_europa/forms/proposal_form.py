"""The form in which clubs and committees propose an event."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.choices import EventKind
from events.models import EventDate

from .public_form import REQUIRED, LineField, PublicForm, ReplyAddressField, TextField

# Browsers send the first; where they have no calendar, people type the others.
DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
TIMES = ["%H:%M", "%H.%M", "%H:%M:%S", "%H"]
DAY_WANTED = _("Bitte geben Sie einen Tag an, den es gibt, zum Beispiel 10.07.2027.")
TIME_WANTED = _("Bitte geben Sie eine Uhrzeit an, zum Beispiel 18:30.")
OVER = _("Dieser Tag ist schon vorbei.")
AGREED = "ja"


def _day(**kwargs) -> forms.DateField:
    return forms.DateField(
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs={"type": "date", "autocomplete": "off"}),
        error_messages={"required": REQUIRED, "invalid": DAY_WANTED},
        **kwargs,
    )


def _time(**kwargs) -> forms.TimeField:
    return forms.TimeField(
        input_formats=TIMES,
        required=False,
        widget=forms.TimeInput(format=TIMES[0], attrs={"type": "time", "autocomplete": "off"}),
        error_messages={"invalid": TIME_WANTED},
        **kwargs,
    )


class ProposalForm(PublicForm):
    """An event that a club or committee would like to see in the calendar."""

    name = "proposal"

    title = LineField(label=_("Name der Veranstaltung"))
    kind = forms.ChoiceField(
        label=_("Art der Veranstaltung"),
        choices=[("", _("Bitte wählen")), *EventKind.choices],
        error_messages={
            "required": _("Bitte wählen Sie, was es ist. Am nächsten kommt oft „Begegnung“."),
            "invalid_choice": _("Bitte wählen Sie eine Art aus der Liste."),
        },
    )
    text = TextField(
        label=_("Beschreibung"),
        help_text=_(
            "Worum geht es? Ein paar Sätze für alle, die kommen möchten. Gibt es weitere Termine, "
            "nennen Sie sie hier."
        ),
        max_length=3000,
    )
    starts_on = _day(label=_("Erster Tag"))
    start_time = _time(
        label=_("Beginn"),
        help_text=_("Um wie viel Uhr? Leer, wenn die Veranstaltung ganztägig ist."),
    )
    ends_on = _day(label=_("Letzter Tag"), help_text=_("Nur bei mehreren Tagen."), required=False)
    end_time = _time(label=_("Ende"), help_text=_("Um wie viel Uhr?"))
    place = LineField(
        label=_("Ort"),
        help_text=_("Zum Beispiel „Parktheater Iserlohn“. Bitte keine Privatanschrift."),
    )
    cities = forms.MultipleChoiceField(
        label=_("Beteiligte Partnerstädte"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Bitte wählen Sie Städte aus der Liste.")},
    )
    organiser = LineField(
        label=_("Veranstaltet von"),
        help_text=_(
            "Der Name des Vereins, des Komitees oder der Schule. Er steht auf der Website."
        ),
        autocomplete="organization",
    )
    link = forms.URLField(
        label=_("Seite im Internet"),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": _("Bitte geben Sie eine Adresse an, zum Beispiel https://www.example.org/.")
        },
    )
    email = ReplyAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Nur für Rückfragen. Sie steht nicht auf der Website."),
    )
    consent = forms.MultipleChoiceField(
        label=_("Ihr Einverständnis"),
        choices=[
            (
                AGREED,
                _(
                    "Ich bin einverstanden, dass das Europabüro meinen Vorschlag prüft, "
                    "bei Bedarf kürzt und die Veranstaltung veröffentlicht."
                ),
            )
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Bitte kreuzen Sie an, dass Sie einverstanden sind."),
            "invalid_choice": _("Bitte kreuzen Sie an, dass Sie einverstanden sind."),
        },
    )

    def __init__(self, *args, cities, on: datetime.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        if cities:
            self.fields["cities"].choices = cities
        else:
            del self.fields["cities"]

    def clean(self):
        cleaned = super().clean()
        begin = cleaned.get("starts_on")
        if begin and begin < self.on:
            self.add_error("starts_on", OVER)
        elif begin and not self.errors.keys() & {"start_time", "ends_on", "end_time"}:
            self._check_times(cleaned)
        return cleaned

    def _check_times(self, cleaned: dict) -> None:
        """What is true of the dates that editors type is true here, in the words of this form."""
        fields = ("starts_on", "start_time", "ends_on", "end_time")
        try:
            EventDate(**{field: cleaned.get(field) for field in fields}).clean()
        except ValidationError as error:
            for field, mistakes in error.error_dict.items():
                for mistake in mistakes:
                    if mistake.params:
                        mistake.params = {"field": self.fields["ends_on"].label}
                    self.add_error(field, mistake)
