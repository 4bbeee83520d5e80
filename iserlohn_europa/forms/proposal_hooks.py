"""Where the admin shows that an event was proposed from outside."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from .drafting import PROPOSED, REJECTED
from .models import ProposalMessage
from .permissions import LettersPolicy
from .proposal_listing import ProposalViewSet


class Proposed(LogFormatter):
    """Says in the history of an event that it came from outside, and with which number."""

    label = _("Vorschlag von außen")

    def format_message(self, log_entry):
        return _now("Von außen vorgeschlagen, Nummer %(number)s") % {
            "number": log_entry.data.get("number", "")
        }


@hooks.register("register_admin_viewset")
def register_proposals():
    """The list of proposed events."""
    return ProposalViewSet()


@hooks.register("register_log_actions")
def proposals_in_the_history(actions):
    """Says in the history of an event where it came from, and in the log what was rejected."""
    actions.register_action(PROPOSED)(Proposed)
    actions.register_action(REJECTED, _("Vorschlag ablehnen"), _("Entwurf abgelehnt und gelöscht"))


@hooks.register("register_page_header_buttons")
def lead_to_the_proposal(page, user, next_url=None, view_name=None):
    """Beside what else can be done with an event: what was proposed, and whom to ask."""
    if not page.pk or not LettersPolicy(ProposalMessage).user_has_permission(user, "view"):
        return
    for proposal in ProposalMessage.objects.filter(event_id=page.pk).order_by("pk"):
        yield Button(
            _now("Vorschlag %(number)s von außen") % {"number": proposal.number},
            url=proposal.admin_url,
            icon_name="mail",
            priority=34,
        )
