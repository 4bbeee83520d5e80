"""The mails about a message: German to staff, to its sender in the language of their form.

Nothing that a stranger typed stands in a mail to a third address.

A receipt goes to whatever address was typed. It leaves out the text and the name, so that nobody
can make this site send theirs to somebody else.
"""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TO_REPLACE = gettext_lazy("[Bitte schreiben Sie hier Ihre Antwort.]")


@dataclass(frozen=True)
class Letter:
    """What a mail says."""

    subject: str
    body: str


def notice(message, page) -> Letter:
    """To the contact role: everything, and where it is kept."""
    form = page.source
    context = {"message": message, "page": form, "url": settings.BASE_URL + message.admin_url}
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(form)s: Nachricht %(number)s")
        return Letter(
            subject % {"form": _one_line(form.title), "number": message.number},
            _written("notice", context),
        )


def receipt(message, page) -> Letter:
    """To whoever has written: that it arrived, its number, what happens next."""
    context = {"message": message, "page": page, "base_url": settings.BASE_URL}
    with translation.override(message.language):
        subject = _("Stadt Iserlohn: Ihre Nachricht %(number)s ist angekommen")
        return Letter(subject % {"number": message.number}, _written("receipt", context))


def _written(name: str, context: dict) -> str:
    return render_to_string(f"forms/mails/{name}.txt", context).strip() + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def interim(message) -> Letter:
    """To whoever reported a barrier: that the answer takes longer, and until when."""
    with translation.override(message.language):
        kind = _("Zwischennachricht")
        return Letter(_about(message, kind), _written("interim", {"message": message}))


def answer(message) -> Letter:
    """To whoever reported a barrier: an answer to complete, with what the law wants in it."""
    context = {"message": message, "to_replace": str(TO_REPLACE)}
    with translation.override(message.language):
        return Letter(_about(message, _("Antwort")), _written("answer", context))


def _about(message, kind: str) -> str:
    subject = _("%(kind)s zu Ihrer Rückmeldung %(number)s")
    return subject % {"kind": kind, "number": message.number}
