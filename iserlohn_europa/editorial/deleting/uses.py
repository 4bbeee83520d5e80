"""Where a page, picture, document or snippet is used, in what is public and in drafts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

from ..leads import Lead, base_of, fields_leading_to, leads_of


@dataclass(frozen=True)
class Source:
    """An object that may use others: what the database holds of it, and its draft if it has one."""

    saved: models.Model
    draft: models.Model | None = None


@dataclass(frozen=True)
class Use:
    """One place that uses something, as the person who asks may see it."""

    title: str
    url: str
    field: str
    state: str
    # What may stand in that place.
    model: type[models.Model]


def whole_branch(page: Page) -> list[Page]:
    """A page and everything below it."""
    return list(page.get_descendants(inclusive=True).specific())


def sources_using(targets: Iterable[models.Model]) -> list[Source]:
    """Everything that uses one of the objects, except those objects themselves.

    Wagtail's index knows what the database holds. It does not know drafts, nor many-to-many fields.
    """
    targets = list(targets)
    own = {_key(target) for target in targets}
    found = {}
    for saved in [*_indexed(targets), *_by_many_to_many(targets)]:
        found.setdefault(_key(saved), saved)
    sources = {
        key: Source(saved, _draft_of(saved)) for key, saved in found.items() if key not in own
    }
    for page in _pages_with_drafts():
        key = _key(page)
        if key in own or key in sources:
            continue
        source = Source(page, _draft_of(page))
        if leads_to(source.draft, targets):
            sources[key] = source
    return sorted(sources.values(), key=lambda source: (str(source.saved), source.saved.pk))


def leads_to(instance, targets) -> list[Lead]:
    """The leads of an object to those targets."""
    return [lead for lead in leads_of(instance) if lead.leads_to(targets)] if instance else []


def uses_of(targets: Iterable[models.Model], user) -> list[Use]:
    """The uses as a list for somebody: what they may not change has no address and no name."""
    targets = list(targets)
    return [use for source in sources_using(targets) for use in _described(source, targets, user)]


def _described(source: Source, targets, user) -> Iterator[Use]:
    url = AdminURLFinder(user).get_edit_url(source.saved)
    hidden = _("(nicht von Ihnen zu bearbeiten: %(kind)s)") % {
        "kind": source.saved._meta.verbose_name
    }
    title = str(source.saved) if url else hidden
    for lead, state in _fields(source, targets):
        place = f"{url}#:w:contentpath={lead.path}" if url else ""
        yield Use(title, place, lead.label, state, lead.model)


def _fields(source: Source, targets) -> list[tuple[Lead, str]]:
    saved = {lead.path: lead for lead in leads_to(source.saved, targets)}
    draft = {lead.path: lead for lead in leads_to(source.draft, targets)}
    state = ""  # what is no page has none
    if isinstance(source.saved, Page):
        state = _("öffentlich") if source.saved.live else _("Entwurf")
    found = [(lead, state) for lead in saved.values()]
    return found + [(lead, _("Entwurf")) for path, lead in draft.items() if path not in saved]


def _indexed(targets) -> Iterator[models.Model]:
    if not targets:
        return
    # Redirects are no content; they follow what they lead to.
    references = ReferenceIndex.get_references_to_in_bulk(targets).exclude(
        base_content_type=ContentType.objects.get_for_model(Redirect)
    )
    for source, _found in references.group_by_source_object():
        yield source.specific if isinstance(source, Page) else source


def _by_many_to_many(targets) -> Iterator[models.Model]:
    by_model: dict[type, list] = {}
    for target in targets:
        by_model.setdefault(type(target), []).append(target.pk)
    for model, keys in by_model.items():
        for field in fields_leading_to(model):
            sources = field.model._default_manager.filter(**{f"{field.name}__in": keys})
            yield from sources.distinct()


def _pages_with_drafts():
    pages = Page.objects.filter(has_unpublished_changes=True)
    return pages.select_related("latest_revision").specific()


def _draft_of(saved) -> models.Model | None:
    if not isinstance(saved, Page) or not saved.has_unpublished_changes:
        return None
    return saved.get_latest_revision_as_object() if saved.latest_revision_id else None


def _key(instance) -> tuple:
    return base_of(type(instance)), str(instance.pk)
