"""The screens on which staff answer a message."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from iserlohn_europa.core.today import today

from .answering import note_answered, send_answer, send_interim
from .letters import TO_REPLACE, Letter, answer, interim
from .models import FeedbackMessage, Message
from .permissions import may_answer
from .public_form import LONGEST_TEXT, TextField

TOO_LATE = gettext_lazy("Das hat inzwischen schon jemand anders erledigt.")


@dataclass(frozen=True)
class AnswerButton:
    """A button beside a message; `is_post` does it at once."""

    label: str
    url: str
    is_post: bool = False
    is_main: bool = False  # what ends the matter


def answer_buttons(user, message: Message, on: date) -> list[AnswerButton]:
    """What somebody may do with a message on that day, the best first."""
    if message.is_answered or not may_answer(user, message):
        return []
    room = message.admin_url_name
    buttons = []
    if isinstance(message, FeedbackMessage) and message.email:
        url = reverse(f"{room}:answer", args=[message.pk])
        buttons.append(AnswerButton(_("Antwort senden"), url, is_main=True))
        if message.wants_interim(on):
            url = reverse(f"{room}:interim", args=[message.pk])
            buttons.append(AnswerButton(_("Zwischennachricht senden"), url))
    noted = reverse(f"{room}:note_answered", args=[message.pk])
    return [*buttons, AnswerButton(_("Als beantwortet vermerken"), noted, is_post=True)]


def open_message(user, model: type[Message], pk: int) -> Message:
    """A message of that kind which somebody may answer."""
    message = get_object_or_404(model, pk=pk)
    if not may_answer(user, message):
        raise PermissionDenied
    return message


class LetterForm(forms.Form):
    """A mail to complete before it is sent."""

    body = TextField(
        label=gettext_lazy("Text der E-Mail"),
        max_length=2 * LONGEST_TEXT,
        rows=16,
        help_text=gettext_lazy("So wird die E-Mail verschickt. Sie können alles ändern."),
    )

    def clean_body(self):
        body = self.cleaned_data["body"]
        if str(TO_REPLACE) in body:
            raise ValidationError(
                _("Bitte ersetzen Sie die Zeile in eckigen Klammern durch Ihre Antwort.")
            )
        return body


class LetterView(WagtailAdminTemplateMixin, FormView):
    """A mail to whoever reported a barrier: composed, to be completed and sent."""

    form_class = LetterForm
    template_name = "forms/admin/letter.html"
    header_icon = "mail"

    def dispatch(self, request, *args, pk, **kwargs):
        self.item = open_message(request.user, FeedbackMessage, pk)
        if not self.item.email or not self.is_wanted():
            return redirect(self.item.admin_url)
        return super().dispatch(request, *args, **kwargs)

    def is_wanted(self) -> bool:
        """Whether this mail is still to be written."""
        return not self.item.is_answered

    def compose(self) -> Letter:
        """The mail as it is proposed."""
        raise NotImplementedError

    def send(self, letter: Letter) -> bool:
        """Sends it; False if somebody else was faster."""
        raise NotImplementedError

    def get_initial(self):
        return {"body": self.compose().body}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("rueckmeldungen:index"), "label": _("Rückmeldungen")},
            {"url": self.item.admin_url, "label": self.item.number},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, letter=self.compose(), **kwargs)

    def form_valid(self, form):
        letter = Letter(self.compose().subject, form.cleaned_data["body"] + "\n")
        if self.send(letter):
            messages.success(self.request, _("Die E-Mail wird in der nächsten Minute verschickt."))
        else:
            messages.warning(self.request, TOO_LATE)
        return redirect(self.item.admin_url)


class InterimView(LetterView):
    """The note that an answer takes longer."""

    page_title = gettext_lazy("Zwischennachricht senden")

    def is_wanted(self):
        return super().is_wanted() and self.item.wants_interim(today())

    def compose(self):
        return interim(self.item)

    def send(self, letter):
        return send_interim(self.item, letter, self.request.user, timezone.now())


class AnswerView(LetterView):
    """The answer, which says where one can turn next."""

    page_title = gettext_lazy("Antwort senden")

    def compose(self):
        return answer(self.item)

    def send(self, letter):
        return send_answer(self.item, letter, self.request.user, timezone.now())


class NoteAnsweredView(View):
    """Notes that a message was answered, by mail or on the telephone."""

    model = Message
    http_method_names = ["post"]

    def post(self, request, pk):
        message = open_message(request.user, self.model, pk)
        if note_answered(message, request.user, timezone.now()):
            messages.success(request, _("Die Nachricht ist als beantwortet vermerkt."))
        else:
            messages.warning(request, TOO_LATE)
        return redirect(message.admin_url)
