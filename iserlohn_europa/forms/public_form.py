"""What every public form has: fields that clean what is typed, and a list of its mistakes."""

import json
from dataclasses import dataclass
from hashlib import sha256

from django import forms
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.core.text import for_machines

from .tokens import Token

TOKEN = "zeichen"  # noqa: S105 the names that the two hidden fields have
TRAP = "nachtrag"
LONGEST_LINE = 150
LONGEST_TEXT = 5000
LONGEST_EMAIL = 254
REQUIRED = _("Bitte füllen Sie dieses Feld aus.")
TOO_LONG = _("Das sind %(show_value)d Zeichen, Platz ist für %(limit_value)d. Bitte kürzen Sie.")


class LineField(forms.CharField):
    """A line of text: without line breaks and control characters, whoever sent them."""

    def __init__(self, *, autocomplete="off", max_length=LONGEST_LINE, **kwargs):
        kwargs.setdefault("error_messages", {"required": REQUIRED, "max_length": TOO_LONG})
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": autocomplete}))
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value):
        return " ".join(for_machines(super().to_python(value)).split())


def _with_limit(hint: str, limit: int) -> str:
    room = _now("Höchstens %(number)s Zeichen.") % {
        "number": number_format(limit, force_grouping=True)
    }
    return f"{hint} {room}".strip()


class TextField(forms.CharField):
    """Several lines of text, without control characters."""

    def __init__(self, *, max_length=LONGEST_TEXT, rows=8, help_text="", **kwargs):
        kwargs.setdefault("error_messages", {"required": REQUIRED, "max_length": TOO_LONG})
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "cols": 30}))
        hint = lazy(_with_limit, str)(help_text, max_length)
        super().__init__(max_length=max_length, help_text=hint, **kwargs)

    def widget_attrs(self, widget):
        # With a limit in the browser, what is pasted would lose its end without a word.
        return {}

    def to_python(self, value):
        # Browsers count a line break as one letter, and so does the limit.
        return for_machines(super().to_python(value)).strip()


class ReplyAddressField(forms.EmailField):
    """The address that an answer goes to."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "error_messages",
            {
                "required": REQUIRED,
                "invalid": _(
                    "Bitte geben Sie eine vollständige E-Mail-Adresse an, "
                    "zum Beispiel name@example.org."
                ),
            },
        )
        widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
        super().__init__(max_length=LONGEST_EMAIL, widget=widget, **kwargs)


@dataclass(frozen=True)
class Mistake:
    """What is to be put right, and the field where it stands: its id and its name."""

    field_id: str
    label: str
    text: str


class PublicForm(forms.Form):
    """A form that anybody may send.

    `token` is the written sign that it carries. `notice` says why it comes back where no field is
    to blame; whoever sent it finds everything typed as it was.
    """

    use_required_attribute = True
    name = ""  # signs its tokens: one of another form is no good
    token_name, trap_name = TOKEN, TRAP

    def __init__(self, *args, token: Token, **kwargs):
        super().__init__(*args, **kwargs)
        self.token = token.written(self.name)
        self.notice = ""

    @property
    def mistakes(self) -> list[Mistake]:
        """Every mistake in the order of the fields."""
        return [
            Mistake(
                f"{field.auto_id}_0" if field.use_fieldset else field.auto_id, field.label, text
            )
            for field in self
            for text in field.errors
        ]

    @property
    def digest(self) -> str:
        """The same for what was filled in alike; of a form without mistakes."""
        return sha256(json.dumps(self.cleaned_data, default=str).encode()).hexdigest()

    @property
    def comes_back(self) -> bool:
        """Whether the form is shown because sending it did not work."""
        return bool(self.notice or self.mistakes)
