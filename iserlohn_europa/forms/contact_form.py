"""The form in which one writes to the office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .public_form import LineField, PublicForm, ReplyAddressField, TextField


class ContactForm(PublicForm):
    """A question or an idea for the office."""

    name = "contact"

    topic = forms.ChoiceField(
        label=_("Worum geht es?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Bitte wählen Sie ein Thema."),
            "invalid_choice": _("Bitte wählen Sie eines dieser Themen."),
        },
    )
    city = forms.ChoiceField(
        label=_("Um welche Stadt geht es?"),
        required=False,
        error_messages={"invalid_choice": _("Bitte wählen Sie eine der Städte aus der Liste.")},
    )
    sender = LineField(label=_("Ihr Name"), autocomplete="name")
    email = ReplyAddressField(
        label=_("Ihre E-Mail-Adresse"), help_text=_("Dorthin schicken wir unsere Antwort.")
    )
    phone = LineField(
        label=_("Ihre Telefonnummer"),
        help_text=_("Nur wenn Sie lieber angerufen werden möchten."),
        required=False,
        max_length=50,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    text = TextField(label=_("Ihre Nachricht"))

    field_order = ["topic", "city", "text", "sender", "email", "phone"]

    def __init__(self, *args, topics, cities, **kwargs):
        super().__init__(*args, **kwargs)
        if topics:
            self.fields["topic"].choices = topics
        else:
            del self.fields["topic"]
        if cities:
            self.fields["city"].choices = [("", _("Keine bestimmte Stadt")), *cities]
        else:
            del self.fields["city"]
