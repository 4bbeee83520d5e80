"""Sends what waits, again and again until it is through; a dead mail server loses nothing."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from time import monotonic

from django.core.mail import EmailMessage

from .choices import MailKind
from .models.mail import OutgoingMail

logger = logging.getLogger(__name__)

MAILS_PER_RUN = 50
# A server that answers nobody would keep other scheduled work waiting for each of them.
FAILURES_PER_RUN = 2
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
OF_US, RULE = (530, 535), b"5.7."


def wait_after(tries: int) -> timedelta:
    """How long a mail waits after so many failures: 1, 2, 4 … minutes, at most six hours."""
    return min(FIRST_WAIT * 2 ** min(tries - 1, 16), LONGEST_WAIT)


def send_due(now: datetime) -> int:
    """Sends the mails whose time has come; how many the server has failed to take."""
    failed, begun = 0, monotonic()
    for mail in OutgoingMail.objects.due(now)[:MAILS_PER_RUN]:
        # A slow server makes a run long: each mail is taken at its own moment.
        moment = now + timedelta(seconds=monotonic() - begun)
        if not _is_ours(mail, moment):
            continue
        own = OutgoingMail.objects.filter(pk=mail.pk)
        try:
            as_email(mail).send()
        except Exception as error:
            # Its name alone: in what a mail server says may stand whom the mail is for.
            logger.warning("Mail %s failed: %s.", mail.pk, type(error).__name__)
            if is_final(error):
                own.update(refused_at=moment)
                continue
            failed += 1
            if failed == FAILURES_PER_RUN:
                break
        else:
            own.update(sent_at=moment)
    return failed


def is_final(error: Exception) -> bool:
    """Whether the address takes nothing, now and later: trying again would change nothing.

    What the server says of us, and not of the address, is for its keepers: who may not send without
    signing in (530, 535), or is refused for a rule (5.7, RFC 3463).
    """
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    answers = error.recipients.values()
    return bool(answers) and all(
        500 <= code < 600 and code not in OF_US and not bytes(text).startswith(RULE)
        for code, text in answers
    )


def _is_ours(mail: OutgoingMail, moment: datetime) -> bool:
    """Takes a mail before it is sent, so that of two processes one sends it.

    Whoever has read of it before another took it goes without: each taking counts as a try. The try
    counts as failed until it has worked: who is killed in between leaves it for later.
    """
    tries = mail.tries + 1
    waiting = OutgoingMail.objects.due(moment).filter(pk=mail.pk, tries=mail.tries).order_by()
    return bool(waiting.update(tries=tries, due_at=moment + wait_after(tries)))


def as_email(mail: OutgoingMail) -> EmailMessage:
    """The mail as Django sends it, which refuses line breaks in what stands above the text."""
    by_itself = MailKind(mail.kind).is_written_by_itself
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Auto-Submitted": "auto-generated"} if by_itself else None,
    )
