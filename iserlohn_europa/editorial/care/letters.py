"""Checks of what people have written: answers that are due, mails that do not get through."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from iserlohn_europa.forms.forgetting import form_pages
from iserlohn_europa.forms.models import FeedbackMessage, Message, OutgoingMail
from iserlohn_europa.forms.permissions import may_answer

from .case import Case, Check, at_field

# So many days before the last one, staff are told.
DAYS_AHEAD = 3


def feedback_to_answer(user, on: date) -> Iterator[Case]:
    """Barriers that were reported, whose next day is near or over."""
    if not may_answer(user, FeedbackMessage()):
        return
    waiting = FeedbackMessage.objects.open().select_related("role")
    for message in waiting.order_by("received_on", "pk"):
        due = message.due_on
        if on > due - timedelta(days=DAYS_AHEAD):
            words = _how_urgent(due, on)
            if not message.email:
                words = _("ohne Adresse, bitte lesen und vermerken, %(when)s") % {"when": words}
            yield Case(str(message), message.admin_url, words, _roles(message))


def _how_urgent(due: date, on: date) -> str:
    if on <= due:
        return _("bis %(day)s") % {"day": date_format(due)}
    days = (on - due).days
    words = ngettext("seit einem Tag überfällig", "seit %(days)d Tagen überfällig", days)
    return words % {"days": days}


def _roles(message: Message) -> tuple:
    return (message.role,) if message.role else ()


def mails_that_are_stuck(user, on: date) -> Iterator[Case]:
    """Mails that have failed several times, or whose address takes nothing."""
    if not may_answer(user, FeedbackMessage()):
        return
    mails = OutgoingMail.objects.stuck() | OutgoingMail.objects.refused_lately(on)
    for mail in mails.select_related(
        "message__contactmessage", "message__feedbackmessage", "message__proposalmessage"
    ):
        message = mail.message.as_its_kind()
        title = f"{message}: {mail.get_kind_display()}"
        yield Case(title, message.admin_url, _why_stuck(mail))


def _why_stuck(mail: OutgoingMail) -> str:
    if mail.refused_at:
        return _("Adresse nimmt nichts an")
    words = ngettext("%(tries)d Versuch", "%(tries)d Versuche", mail.tries)
    return words % {"tries": mail.tries}


def forms_without_a_reader(user, on: date) -> Iterator[Case]:
    """Forms whose contact role has no address, so that nobody hears of a message by mail."""
    if not may_answer(user, FeedbackMessage()):
        return
    for page in form_pages():
        if not page.live:
            continue
        if page.contact is None:
            yield Case(page.title, at_field(page, "id_contact"), _("Die Ansprechstelle fehlt."))
        for role in page.readers():
            if not role.source.email:
                url = reverse("wagtailsnippets_core_contactrole:edit", args=[role.pk])
                yield Case(f"{page.title}: {role.title}", f"{url}#id_email")


LETTER_CHECKS = (
    Check(
        "rueckmeldungen",
        gettext_lazy("Rückmeldungen zur Barrierefreiheit, die auf Antwort warten"),
        gettext_lazy(
            "Antworten Sie innerhalb von zwei Wochen oder schicken Sie eine Zwischennachricht. "
            "Nach sechs Wochen muss die Antwort da sein."
        ),
        feedback_to_answer,
        names_roles=True,
    ),
    Check(
        "e-mails",
        gettext_lazy("E-Mails, die nicht durchkommen"),
        gettext_lazy(
            "Nichts ist verloren, und die Website versucht es weiter. Bitte lassen Sie den "
            "Mailserver prüfen und antworten Sie bis dahin selbst. Nimmt eine Adresse nichts an, "
            "endet der Versuch: Bitte sehen Sie nach, ob sich jemand vertippt hat."
        ),
        mails_that_are_stuck,
    ),
    Check(
        "formulare",
        gettext_lazy("Formulare, von denen niemand per E-Mail erfährt"),
        gettext_lazy(
            "Tragen Sie bei der Ansprechstelle eine E-Mail-Adresse ein. Bis dahin stehen die "
            "Nachrichten nur hier in der Verwaltung."
        ),
        forms_without_a_reader,
    ),
)
