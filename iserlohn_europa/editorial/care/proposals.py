"""Checks of what visitors have sent and the office has to decide on."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import EventPage
from iserlohn_europa.forms.models import ProposalMessage

from .case import Case, Check, at_field, changeable


def proposed_events(user, on: date) -> Iterator[Case]:
    """Events that clubs and committees have proposed, each once, the oldest proposal first."""
    if not user.has_perm("forms.view_proposalmessage"):
        return
    drafts = changeable(EventPage.objects.filter(live=False), user)
    waiting = ProposalMessage.objects.waiting().filter(event__in=drafts)
    shown = set()
    for proposal in waiting.select_related("event").order_by("received_at", "pk"):
        if proposal.event_id in shown:
            continue
        shown.add(proposal.event_id)
        note = _("%(number)s vom %(day)s, von: %(organiser)s") % {
            "number": proposal.number,
            "day": date_format(proposal.received_on),
            "organiser": proposal.organiser,
        }
        yield Case(proposal.event.title, at_field(proposal.event), note)


PROPOSAL_CHECKS = (
    Check(
        "vorschlaege",
        gettext_lazy("Vorgeschlagene Veranstaltungen"),
        gettext_lazy("Von außen gekommen: prüfen, ergänzen und veröffentlichen, oder ablehnen."),
        proposed_events,
    ),
)
