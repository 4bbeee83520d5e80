"""What happens to a form that somebody has sent, from the first look to a message that is kept."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.accounts.throttle import Limit, TooManyTriesError, address_of, take

from .keeping import keep
from .models.message import Message
from .origin import is_from_here
from .public_form import TOKEN, TRAP, PublicForm
from .tokens import YOUNGEST, ForgedTokenError, Token

# Counted of messages that would be kept; of an office with one address, ten people may write.
MESSAGES = Limit("message", tries=10, minutes=15)
FORM_DATA = "application/x-www-form-urlencoded"

# Machines get the same sentence whatever gave them away.
NOT_ARRIVED = _(
    "Das Abschicken hat noch nicht geklappt. Ihre Angaben sind noch da: Bitte schicken Sie sie "
    "noch einmal ab."
)
OPEN_TOO_LONG = _(
    "Das Formular war länger als einen Tag geöffnet. Ihre Angaben sind noch da: Bitte schicken Sie "
    "sie noch einmal ab."
)
TOO_MUCH = _(
    "So viel Text kann das Formular nicht annehmen. "
    "Bitte schreiben Sie kürzer oder rufen Sie uns an."
)
TOO_MANY = _(
    "Von Ihrem Internetanschluss kamen gerade sehr viele Nachrichten. Bitte versuchen Sie es in "
    "einer Viertelstunde noch einmal oder rufen Sie uns an. Ihre Angaben sind noch da."
)


@dataclass(frozen=True)
class Received:
    """The message that is kept, or the form as it comes back."""

    message: Message | None = None
    form: PublicForm | None = None


def receive(page, request, now: datetime) -> Received:
    """Keeps what somebody has sent, or says what is to be put right."""
    data = _readable(request)
    if data is None:
        return _back(page.open_form(Token.new(now)), TOO_MUCH)
    token, notice = _examined(request, data, page.form_class.name, now)
    form = page.bind_form(data, token)
    if notice:
        return _back(form, notice)
    if not form.is_valid():
        return Received(form=form)
    if earlier := Message.objects.same(token.nonce, form.digest, now).first():
        return Received(message=earlier)
    try:
        take(MESSAGES, address_of(request), now)
    except TooManyTriesError:
        return _back(form, TOO_MANY)
    if refusal := page.refusal(request, now):
        return _back(form, refusal)
    message = page.message_from(form)
    message.nonce, message.digest = token.nonce, form.digest
    return Received(message=keep(message, page, now))


def _readable(request) -> QueryDict | None:
    """What was sent, unless it is more than any form here sends or of another kind."""
    if request.content_type != FORM_DATA:
        return None
    try:
        return request.POST
    except (SuspiciousOperation, BadRequest, OSError):
        return None


def _examined(request, data, form: str, now: datetime) -> tuple[Token, str]:
    """The token for what comes next, and what is said if the form is not accepted."""
    try:
        token = Token.read(data.get(TOKEN, ""), form)
    except ForgedTokenError:
        return Token.new(now), NOT_ARRIVED
    if token.is_too_old(now):
        # It may be sent again at once: this form has been open for long enough.
        return Token.new(now - YOUNGEST), OPEN_TOO_LONG
    if token.is_too_young(now) or data.get(TRAP, "") or not is_from_here(request):
        return token, NOT_ARRIVED
    return token, ""


def _back(form: PublicForm, notice) -> Received:
    form.notice = notice
    return Received(form=form)
