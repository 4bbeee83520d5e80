"""Sends what waits, again and again until it is through; a dead mail server loses nothing."""

import logging
from datetime import datetime, timedelta

from django.core.mail import EmailMessage

from .models.mail import OutgoingMail

logger = logging.getLogger(__name__)

MAILS_PER_RUN = 50
# A server that answers nobody would keep other scheduled work waiting for each of them.
FAILURES_PER_RUN = 2
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)


def wait_after(tries: int) -> timedelta:
    """How long a mail waits after so many failures: 1, 2, 4 … minutes, at most six hours."""
    return min(FIRST_WAIT * 2 ** min(tries - 1, 16), LONGEST_WAIT)


def send_due(now: datetime) -> int:
    """Sends the mails whose time has come; how many failed."""
    failed = 0
    for mail in OutgoingMail.objects.due(now)[:MAILS_PER_RUN]:
        if not _is_ours(mail, now):
            continue
        try:
            as_email(mail).send()
        except Exception as error:
            # Its name alone: in what a mail server says may stand whom the mail is for.
            logger.warning("Mail %s failed: %s.", mail.pk, type(error).__name__)
            failed += 1
            if failed == FAILURES_PER_RUN:
                break
        else:
            OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=now)
    return failed


def _is_ours(mail: OutgoingMail, now: datetime) -> bool:
    """Takes a mail before it is sent, so that of two processes one sends it.

    The try counts as failed until it has worked: who is killed in between leaves it for later.
    """
    tries = mail.tries + 1
    waiting = OutgoingMail.objects.due(now).filter(pk=mail.pk).order_by()
    return bool(waiting.update(tries=tries, due_at=now + wait_after(tries)))


def as_email(mail: OutgoingMail) -> EmailMessage:
    """The mail as Django sends it, which refuses line breaks in what stands above the text."""
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
