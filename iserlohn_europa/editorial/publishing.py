"""The doors by which pages are published, and what is asked at each of them."""

from collections.abc import Callable, Collection, Iterable, Iterator

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from .checks.stops import stopping
from .four_eyes import (
    is_held,
    reason_not_to_approve,
    reason_not_to_publish,
    reason_not_to_publish_translation,
)
from .intentions import APPROVE, PUBLISH, intentions

PUBLISH_BUTTON = "action-publish"


def hold_form_to_four_eyes(form) -> None:
    """Adds to the form of a page why somebody else has to publish or approve it."""
    wanted, user = intentions(form.data), form.for_user
    if not wanted & {PUBLISH, APPROVE} or user is None:
        return
    has_changes = form.instance.pk is None or form.has_changed()
    reasons = {
        PUBLISH: reason_not_to_publish,
        APPROVE: reason_not_to_approve,
    }
    for intention, reason_not_to in reasons.items():
        reason = reason_not_to(form.instance, user, has_changes) if intention in wanted else ""
        if reason:
            form.add_error(None, reason)


def refuse_earlier_version(request, page):
    """An earlier version is brought back as a draft; publishing it is a change like any other."""
    is_revert = request.resolver_match.view_name == "wagtailadmin_pages:revisions_revert"
    if not is_revert or not is_held(request.user):
        return None
    text = _(
        "Die frühere Fassung ist als Entwurf gespeichert, aber noch nicht veröffentlicht: Das "
        "macht jemand anderes (Vier-Augen-Prinzip). Bitte reichen Sie sie zur Freigabe ein."
    )
    messages.error(request, text)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_published_copy(request, page):
    """A copy under another name has been seen by nobody else, and repeats what is not in order."""
    if request.method != "POST" or not request.POST.get("publish_copies"):
        return None
    if is_held(request.user):
        text = _(
            "Kopien bleiben zuerst Entwürfe, damit noch jemand darauf schaut "
            "(Vier-Augen-Prinzip). Bitte kopieren Sie, ohne gleich zu veröffentlichen."
        )
    else:
        pages = (
            page.get_descendants(inclusive=True) if request.POST.get("copy_subpages") else [page]
        )
        public = (each.specific for each in pages if each.live)
        chosen = _chosen_parent(request.POST)
        refusals = _refusals(
            public,
            request.user,
            lambda each: chosen if chosen and each.pk == page.pk else each.get_parent(),
        )
        if not refusals:
            return None
        text = " ".join([_("Bitte kopieren Sie, ohne gleich zu veröffentlichen:"), *refusals])
    messages.error(request, text)
    return redirect("wagtailadmin_pages:copy", page.pk)


def refuse_translation(request, page):
    """Translations have an editor of their own, with a button of its own."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    four_eyes = reason_not_to_publish_translation(page, request.user)
    version = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    reasons = _reasons(version, four_eyes, page.get_parent())
    if not reasons:
        return None
    messages.error(request, " ".join(reasons))
    return redirect("wagtailadmin_pages:edit", page.pk)


def hide_publish_button(items, request, context) -> None:
    """A button that leads to a refusal helps nobody."""
    page = context.get("page")
    if page is None or context["view"] == "revisions_revert":
        is_hidden = is_held(request.user)
    else:
        is_hidden = bool(reason_not_to_publish(page, request.user))
    if is_hidden:
        items[:] = [item for item in items if item.name != PUBLISH_BUTTON]


def refuse_bulk_publishing(request, action_type: str, objects, action):
    """None of many pages is published if something stands against one."""
    if action_type != "publish" or action.model is not Page:
        return None
    with_descendants = action.cleaned_form.cleaned_data["include_descendants"]
    pages = list(_published_with(objects, with_descendants))
    together = {page.pk for page in pages}
    refusals = _refusals(pages, request.user, lambda page: _parent_by_then(page, together))
    if not refusals:
        return None
    text = _("Es ist noch nichts veröffentlicht. Bitte bringen Sie zuerst das in Ordnung:")
    messages.error(request, " ".join([text, *refusals]))
    return redirect(action.next_url)


def _published_with(pages, with_descendants: bool) -> Iterator[Page]:
    """The latest versions of the pages and, where they are meant too, of the drafts below them."""
    for page in pages:
        yield page.specific.get_latest_revision_as_object()
        if with_descendants:
            for draft in page.get_descendants().not_live().specific():
                yield draft.get_latest_revision_as_object()


def _refusals(
    pages: Iterable[Page], user, parent_of: Callable[[Page], Page] = Page.get_parent
) -> list[str]:
    """What stands against publishing these pages, each time with the name of the page."""
    return [
        _("%(title)s: %(reason)s") % {"title": page.get_admin_display_title(), "reason": reason}
        for page in pages
        for reason in _reasons(page, reason_not_to_publish(page, user), parent_of(page))
    ]


def _reasons(page: Page, four_eyes: str, parent: Page) -> list[str]:
    found = [finding.text for finding in stopping(page, parent)]
    return found + ([str(four_eyes)] if four_eyes else [])


def _parent_by_then(page: Page, together: Collection[int]) -> Page:
    """The page above, public already if it becomes so at the same moment."""
    parent = page.get_parent()
    parent.live = parent.live or parent.pk in together
    return parent


def _chosen_parent(data) -> Page | None:
    number = data.get("new_parent_page", "")
    return Page.objects.filter(pk=number).first() if number.isdecimal() else None
