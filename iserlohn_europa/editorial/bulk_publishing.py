"""Publishing many pages at once: none of them is published if something stands against one."""

from collections.abc import Iterator

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .checks.stops import stopping


def refuse_bulk_publishing(request, action_type: str, objects, action):
    """An answer that says what stands against it; None if nothing does."""
    if action_type != "publish" or action.model is not Page:
        return None
    with_descendants = action.cleaned_form.cleaned_data["include_descendants"]
    refusals = [
        _("%(title)s: %(reason)s") % {"title": page.get_admin_display_title(), "reason": reason}
        for page in _published_with(objects, with_descendants)
        for reason in _reasons(page, request.user)
    ]
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


def _reasons(page: Page, user) -> list[str]:
    return [finding.text for finding in stopping(page)]
