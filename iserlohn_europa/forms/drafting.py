"""Makes a draft of what somebody has proposed. Nothing is published, and no text becomes a link."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from events.choices import PartnerRole
from events.importing.facts import ReadDate, ReadEvent
from events.importing.shape import write
from events.models import EventIndexPage, EventPage, EventPartner
from events.slugs import free_slug

PROPOSED, REJECTED = "forms.proposed", "forms.rejected"


def draft_event(proposal) -> EventPage | None:
    """A draft below the calendar, which belongs to nobody; None where there is no calendar."""
    calendars = EventIndexPage.objects.in_source_language().order_by("path")
    # Locked: two that come at once would take the same place in the tree. Only the calendar itself,
    # as whoever saves a language or a page above it has nothing to wait for.
    calendar = calendars.select_for_update(of=("self",)).first()
    if calendar is None:
        return None
    page = EventPage(
        kind=proposal.kind, live=False, locale=calendar.locale, organiser=proposal.organiser
    )
    write(_as_read(proposal), page)
    page.imported_digest = ""  # no file will ever bring it again
    page.partners = [
        EventPartner(city=city, role=PartnerRole.TOOK_PART) for city in proposal.cities.all()
    ]
    page.slug = free_slug(page.title, proposal.starts_on.isoformat(), calendar)
    calendar.add_child(instance=page)
    log(instance=page, action=PROPOSED, content_changed=True, data={"number": proposal.number})
    page.save_revision(log_action=True)
    return page


def reject(proposal, user) -> None:
    """Deletes the draft of a proposal; the message stays, for an answer."""
    log(instance=proposal, action=REJECTED, user=user)
    delete_draft(proposal, user)


def delete_draft(proposal, user=None) -> None:
    """Deletes the draft of a proposal; the log keeps its number, and nothing that was typed."""
    entries = PageLogEntry.objects.filter(page=proposal.event_id)
    with transaction.atomic():
        proposal.event.delete(user=user)
        entries.update(label=str(proposal))


def _as_read(proposal) -> ReadEvent:
    """The proposal as the drafts of calendar files are made of."""
    date = ReadDate(
        starts_on=proposal.starts_on,
        start_time=proposal.start_time,
        ends_on=proposal.ends_on,
        end_time=proposal.end_time,
    )
    text = proposal.text
    if proposal.link:
        text += "\n\n" + _("Mehr dazu: %(link)s") % {"link": proposal.link}
    return ReadEvent(
        uid="", title=proposal.title, text=text, place=proposal.place, dates=(date,), digest=""
    )
