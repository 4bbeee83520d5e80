"""Which events of a file are new here, changed, the same, or meanwhile edited by the staff."""

import hashlib
from dataclasses import dataclass

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..committees import entrust_event, name_own_city
from ..models import EventIndexPage, EventPage
from ..slugs import free_slug
from .facts import ReadEvent
from .shape import FACTS, is_as_imported, is_same_version, page_facts, write

FACT_NAMES = dict(zip(FACTS, (_("Titel"), _("Ort"), _("Text"), _("Termine")), strict=True))


class State(models.TextChoices):
    """What an event in a file is to this site."""

    NEW = "new", _("neu")
    CHANGED = "changed", _("geändert")
    SAME = "same", _("unverändert")
    EDITED = "edited", _("hier bearbeitet")
    LOCKED = "locked", _("gesperrt")


REASONS = {
    State.SAME: _("In der Datei hat sich seit dem letzten Einlesen nichts geändert."),
    State.EDITED: _("Die Seite wurde hier bearbeitet und wird deshalb nicht überschrieben."),
    State.LOCKED: _("Sie können diese Seite zurzeit nicht ändern."),
}


@dataclass(frozen=True)
class Proposal:
    """An event of a file, and what importing it would do."""

    event: ReadEvent
    state: State
    page: EventPage | None = None
    changes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What a form calls it: a UID may hold anything."""
        return hashlib.sha256(self.event.uid.encode()).hexdigest()[:20]

    @property
    def is_selectable(self) -> bool:
        return self.state in (State.NEW, State.CHANGED)

    @property
    def reason(self) -> str:
        """Why it cannot be chosen; empty if it can."""
        return REASONS.get(self.state, "")

    @cached_property
    def first_dates(self):
        return self.event.dates[:3]

    @property
    def further_dates(self) -> int:
        return len(self.event.dates) - len(self.first_dates)


def proposals(events: tuple[ReadEvent, ...], user) -> list[Proposal]:
    """What each event of a file would be, for somebody who wants to import it."""
    pages = (
        EventPage.objects.in_source_language()
        .filter(imported_uid__in=[event.uid for event in events])
        .select_related("latest_revision", "locale")
        .order_by("-pk")
    )
    known = {page.imported_uid: page for page in pages}
    return [_proposal(event, known.get(event.uid), user) for event in events]


def import_event(proposal: Proposal, parent: EventIndexPage, kind: str, user) -> EventPage:
    """Makes a draft of a new event, or a new version of a changed one; publishes nothing."""
    if proposal.state == State.NEW:
        page = EventPage(kind=kind, live=False, owner=user, locale=parent.locale)
        write(proposal.event, page)
        name_own_city(page, user)
        day = proposal.event.dates[0].starts_on.isoformat()
        page.slug = free_slug(page.title, day, parent)
        parent.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=user, content_changed=True)
    else:
        page = proposal.page
        write(proposal.event, page)
        if not page.live:
            page.save()
    page.save_revision(user=user, log_action=True)
    entrust_event(page, user)
    return page


def _proposal(event: ReadEvent, page: EventPage | None, user) -> Proposal:
    if page is None:
        return Proposal(event, State.NEW)
    permissions = page.permissions_for_user(user)
    is_closed = permissions.page_locked() or not permissions.can_edit()
    page = page.get_latest_revision_as_object()
    if not is_as_imported(page):
        return Proposal(event, State.EDITED, page)
    if is_same_version(event, page):
        return Proposal(event, State.SAME, page)
    before = page_facts(page)
    write(event, page)
    after = page_facts(page)
    changes = tuple(str(FACT_NAMES[name]) for name in FACTS if before[name] != after[name])
    if not changes:
        return Proposal(event, State.SAME, page)
    if is_closed:
        return Proposal(event, State.LOCKED, page, changes)
    return Proposal(event, State.CHANGED, page, changes)
