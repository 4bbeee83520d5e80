"""Submits a finished translation: its editor knows no workflow."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page, WorkflowState

from iserlohn_europa.languages.notes import translation_of

from .checks.stops import stopping


@require_POST
def submit_translation(request, pk):
    """Keeps all sentences as a draft of the page and asks for its approval."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=pk)
    rights = page.permissions_for_user(request.user)
    if not rights.can_edit():
        raise PermissionDenied
    translation = translation_of(page)
    if translation is None:
        raise Http404
    if refusals := _refusals(page, translation, rights):
        messages.error(request, " ".join(refusals))
        return redirect("wagtailadmin_pages:edit", page.pk)
    try:
        with transaction.atomic():
            translation.save_target(user=request.user, publish=False)
            _submit(translation.get_target_instance(), request.user)
    except ValidationError:
        # wagtail-localize has noted at each sentence what it does not fit.
        messages.error(request, _("Bitte sehen Sie sich zuerst die Sätze an, die markiert sind."))
    else:
        text = _("„%(title)s“ ist zur Freigabe eingereicht.")
        title = translation.get_target_instance().get_admin_display_title()
        messages.success(request, text % {"title": title})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _refusals(page: Page, translation, rights) -> list[str]:
    if not rights.can_submit_for_moderation():
        return [_("Diese Seite ist schon eingereicht oder gesperrt.")]
    version = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    return [finding.text for finding in stopping(version)]


def _submit(page: Page, user) -> None:
    """As the form of a page does: what was given back goes on where it was."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
