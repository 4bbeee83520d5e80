"""Keeps a message, and the mails about it, before anything is sent."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from .choices import MailKind
from .letters import Letter, notice, receipt
from .models.mail import OutgoingMail
from .models.message import Message

# Nobody fills somebody else's letter box by typing their address here.
RECEIPTS_A_DAY = 3


def keep(message: Message, page, now: datetime) -> Message:
    """Stores what somebody has sent, once: who sends it again gets the message that is there."""
    message.page = page.source
    message.language = page.locale.language_code
    message.received_at = now
    message.received_on = timezone.localdate(now)
    message.kept_until = message.received_on + timedelta(days=page.source.days_kept)
    with transaction.atomic():
        if earlier := _store(message):
            return earlier
        message.keep_relations()
        if message.office_address:
            post(message, MailKind.NOTICE, message.office_address, notice(message, page), now)
        if message.email and not _has_had_enough(message.email, now):
            post(message, MailKind.RECEIPT, message.email, receipt(message, page), now)
    with translation.override(settings.LANGUAGE_CODE):  # what follows is for staff
        message.after_keeping()
    return message


def _store(message: Message) -> Message | None:
    """The message that is there already, if somebody clicked twice and the other was faster."""
    try:
        with transaction.atomic():
            message.save()
    except IntegrityError:
        same = Message.objects.filter(nonce=message.nonce, digest=message.digest)
        if not same.exists():
            raise
        return same.get()
    return None


def post(message: Message, kind: MailKind, to: str, letter: Letter, now: datetime) -> OutgoingMail:
    """Puts a mail about a message into the outbox; answers to the notice reach its sender."""
    return OutgoingMail.objects.create(
        message_id=message.pk,
        kind=kind,
        to=to,
        reply_to=message.email if kind == MailKind.NOTICE else message.office_address,
        subject=letter.subject,
        body=letter.body,
        created_at=now,
        due_at=now,
    )


def _has_had_enough(address: str, now: datetime) -> bool:
    sent = OutgoingMail.objects.filter(kind=MailKind.RECEIPT, to__iexact=address)
    return sent.filter(created_at__gt=now - timedelta(days=1)).count() >= RECEIPTS_A_DAY
