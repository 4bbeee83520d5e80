"""The form in which one reports a barrier."""

from django.utils.translation import gettext_lazy as _

from .places import LONGEST_PATH
from .public_form import LineField, PublicForm, ReplyAddressField, TextField


class FeedbackForm(PublicForm):
    """A barrier somebody has met."""

    name = "feedback"

    text = TextField(
        label=_("Welche Barriere ist Ihnen aufgefallen?"),
        help_text=_("Was wollten Sie tun, und was hat nicht geklappt?"),
    )
    about = LineField(
        label=_("Auf welcher Seite?"),
        help_text=_("Die Adresse oder der Titel der Seite."),
        required=False,
        max_length=LONGEST_PATH,
    )
    sender = LineField(label=_("Ihr Name"), required=False, autocomplete="name")
    email = ReplyAddressField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Ohne Adresse können wir Ihnen nicht antworten."),
        required=False,
    )

    field_order = ["text", "about", "sender", "email"]
