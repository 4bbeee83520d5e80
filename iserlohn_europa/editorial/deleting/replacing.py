"""Something else is put in place of a page, picture, document or snippet, wherever it is used."""

import logging
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from ..leads import Lead, rewrite
from .uses import Source, leads_to, sources_using

logger = logging.getLogger(__name__)
ACTION = "editorial.replace"


@dataclass
class Outcome:
    """What was changed, and what was not and why."""

    changed: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


class NotChangedError(Exception):
    """Why an object stays as it is, in words for editors."""


def replace_everywhere(old: models.Model, new: models.Model, user) -> Outcome:
    """Puts `new` in place of `old` in everything that uses it and that the user may change.

    What is public is published again, what is a draft stays one. What others must change is named.
    """
    outcome = Outcome()
    for source in sources_using([old]):
        title = str(source.saved)
        try:
            with transaction.atomic():
                _replace_in(source, old, new, user)
        except NotChangedError as reason:
            outcome.left.append((title, str(reason)))
        except (ValidationError, IntegrityError):
            logger.exception("%r was not replaced in %r.", old, source.saved)
            outcome.left.append((title, _("So lässt sich die Seite nicht speichern.")))
        else:
            outcome.changed.append(title)
    return outcome


def _replace_in(source: Source, old, new, user) -> None:
    _check_fit([*leads_to(source.saved, [old]), *leads_to(source.draft, [old])], new)
    if isinstance(source.saved, Page):
        _replace_in_page(source, old, new, user)
        return
    meta = source.saved._meta
    if not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
        raise NotChangedError(_("Das dürfen Sie nicht ändern."))
    rewrite(source.saved, _exchange(old, new))
    source.saved.save()
    _note(source.saved, old, new, user)


def _check_fit(leads: list[Lead], new) -> None:
    for lead in leads:
        if not isinstance(new, lead.model):
            raise NotChangedError(
                _("Im Feld „%(field)s“ kann nur stehen: %(kind)s.")
                % {"field": lead.label, "kind": lead.model._meta.verbose_name}
            )


def _replace_in_page(source: Source, old, new, user) -> None:
    page, draft = source.saved, source.draft
    _check_rights(page, bool(leads_to(page, [old])), user)
    exchange = _exchange(old, new)
    is_changed = rewrite(page, exchange)
    if is_changed and page.live:
        page.save_revision(user=user, log_action=True).publish(user=user)
    elif is_changed:
        page.save(clean=False)
    # The latest version is what editors go on with: after the public one comes the draft.
    if draft is not None and (rewrite(draft, exchange) or page.live):
        draft.save_revision(user=user, log_action=True, clean=False)
    _note(page, old, new, user)


def _check_rights(page: Page, is_public: bool, user) -> None:
    rights = page.permissions_for_user(user)
    lock = page.get_lock()
    if page.alias_of_id:
        raise NotChangedError(_("Die Seite folgt einer anderen von selbst."))
    if not rights.can_edit() or (page.live and is_public and not rights.can_publish()):
        raise NotChangedError(_("Das dürfen Sie nicht ändern."))
    if page.current_workflow_state:
        raise NotChangedError(_("Die Seite liegt gerade zur Freigabe vor."))
    if lock and lock.for_user(user):
        raise NotChangedError(_("Die Seite ist gesperrt."))
    if page.approved_schedule:
        raise NotChangedError(_("Die Veröffentlichung der Seite ist schon geplant."))


def _exchange(old, new):
    def exchange(lead: Lead):
        if not lead.leads_to([old]):
            return lead.target
        return type(lead.target)(new.pk)

    return exchange


def _note(instance, old, new, user) -> None:
    data = {"old": str(old), "new": str(new)}
    log(instance=instance, action=ACTION, user=user, data=data)
