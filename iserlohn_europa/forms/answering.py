"""What staff do with a message: an interim note, an answer, or a note that it is answered."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from .choices import MailKind
from .keeping import post
from .letters import Letter
from .models import FeedbackMessage, Message

INTERIM_SENT = "forms.interim"
ANSWERED = "forms.answer"
LOG_ACTIONS = (
    (INTERIM_SENT, _("Zwischennachricht"), _("Zwischennachricht geschickt")),
    (ANSWERED, _("Beantworten"), _("Beantwortet")),
)


def send_interim(message: FeedbackMessage, letter: Letter, user, now: datetime) -> bool:
    """Puts an interim note into the outbox; False if somebody else was faster."""
    waiting = FeedbackMessage.objects.open().filter(pk=message.pk, interim_at=None)
    if not waiting.update(interim_at=now):
        return False
    post(message, MailKind.INTERIM, message.email, letter, now)
    log(message, INTERIM_SENT, user=user)
    return True


def send_answer(message: FeedbackMessage, letter: Letter, user, now: datetime) -> bool:
    """Puts the answer into the outbox; False if somebody else was faster."""
    if not note_answered(message, user, now):
        return False
    post(message, MailKind.ANSWER, message.email, letter, now)
    return True


def note_answered(message: Message, user, now: datetime) -> bool:
    """Notes that a message is answered, by mail or on the telephone."""
    waiting = Message.objects.open().filter(pk=message.pk)
    if not waiting.update(answered_at=now, answered_by=user):
        return False
    log(message, ANSWERED, user=user)
    return True
