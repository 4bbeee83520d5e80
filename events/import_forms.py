"""What staff send when they read in a calendar file: the file, then what they choose of it."""

import base64
import binascii
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .choices import EventKind
from .importing.facts import CalendarFileError
from .importing.proposals import Proposal, State, proposals
from .importing.reading import MOST_BYTES, read_calendar


class CalendarFileForm(forms.Form):
    """The first step: a file that can be read."""

    calendar = forms.FileField(
        label=gettext_lazy("Kalenderdatei"),
        help_text=gettext_lazy(
            "Eine Datei mit der Endung .ics, höchstens 1 MB groß, "
            "mit höchstens 500 Veranstaltungen."
        ),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        allow_empty_file=True,
        error_messages={
            "required": gettext_lazy("Bitte wählen Sie eine Kalenderdatei aus."),
            "invalid": gettext_lazy("Bitte wählen Sie eine Kalenderdatei aus."),
            "max_length": gettext_lazy("Der Name der Datei ist zu lang."),
        },
    )

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_calendar(self):
        """The bytes of the file; what they say is kept beside them, so that it is read once."""
        upload = self.cleaned_data["calendar"]
        if PurePath(upload.name).suffix.lower() != ".ics":
            raise ValidationError(
                _("Bitte wählen Sie eine Kalenderdatei. Ihr Name endet auf „.ics“."), code="type"
            )
        data = upload.read(MOST_BYTES + 1)
        try:
            self.read = read_calendar(data, self.on)
        except CalendarFileError as error:
            raise ValidationError(str(error), code="calendar") from None
        return data


class ChosenEventsForm(forms.Form):
    """The second step: what is to become a draft. The file comes along, and is read again."""

    calendar = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("Art der neuen Veranstaltungen"),
        choices=[("", gettext_lazy("Bitte wählen")), *EventKind.choices],
        required=False,
        help_text=gettext_lazy(
            "Sie gilt für alle neuen und lässt sich danach in jedem Entwurf ändern."
        ),
    )
    chosen = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy(
                "Eine der gewählten Veranstaltungen lässt sich nicht mehr übernehmen. "
                "Bitte sehen Sie die Liste noch einmal durch."
            )
        },
    )

    def __init__(self, *args, read, user, data=None, calendar=b"", **kwargs):
        self.proposals = proposals(read.events, user)
        self.problems = read.problems
        selectable = [each.key for each in self.proposals if each.is_selectable]
        super().__init__(
            data,
            *args,
            initial={"calendar": base64.b64encode(calendar).decode(), "chosen": selectable},
            **kwargs,
        )
        self.fields["chosen"].choices = [(key, key) for key in selectable]
        if not self.has_new:
            del self.fields["kind"]

    @cached_property
    def has_new(self) -> bool:
        return any(each.state == State.NEW for each in self.proposals)

    @cached_property
    def has_choice(self) -> bool:
        return any(each.is_selectable for each in self.proposals)

    @cached_property
    def rows(self) -> list[tuple[Proposal, bool]]:
        """Each proposal, and whether it is ticked."""
        ticked = set(self["chosen"].value() or ())
        return [(each, each.key in ticked) for each in self.proposals]

    def clean(self):
        cleaned = super().clean()
        if "chosen" in self.errors:
            return cleaned
        if not self.chosen_proposals:
            self.add_error("chosen", _("Bitte kreuzen Sie an, was übernommen werden soll."))
        elif not cleaned.get("kind") and any(
            each.state == State.NEW for each in self.chosen_proposals
        ):
            self.add_error("kind", _("Bitte wählen Sie, was für Veranstaltungen es sind."))
        return cleaned

    @property
    def chosen_proposals(self) -> list[Proposal]:
        chosen = set(self.cleaned_data.get("chosen", ()))
        return [each for each in self.proposals if each.key in chosen]


def sent_calendar(text: str) -> bytes:
    """The bytes of the file as the second form carries them; `CalendarFileError` if it does not."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise CalendarFileError(_("Die Kalenderdatei ist unterwegs verloren gegangen.")) from None
