"""Where the checks stop an approval: at the dashboard, where no form asks them.

Between the request and the approval the office may have become stricter, or a page that the text
leads to has gone.
"""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowAction

from ..intentions import REJECT
from .remarks import tell_what_is_left, ways_to
from .stops import stopping


class CheckedWorkflowAction(WorkflowAction):
    """Approves a page unless something stops it, and tells what it still lacks."""

    def get(self, request, *args, **kwargs):
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if refusal := self._refusal():
            return refusal
        response = super().post(request, *args, **kwargs)
        self.task_state.refresh_from_db()
        if self.task_state.status == self.task_state.STATUS_APPROVED:
            version = self._version()
            text = _("„%(title)s“ ist freigegeben.") % {"title": version.get_admin_display_title()}
            messages.success(request, text)
            tell_what_is_left(request, version)
        return response

    def _version(self):
        return self.task_state.revision.as_object()

    def _refusal(self):
        version = self._version()
        found = stopping(version) if self.action_name != REJECT else []
        if not found:
            return None
        text = _("„%(title)s“ ist noch nicht freigegeben. Bitte bringen Sie zuerst das in Ordnung:")
        text %= {"title": version.get_admin_display_title()}
        words = " ".join(finding.text for finding in found)
        messages.error(self.request, f"{text} {words}", buttons=ways_to(found, version))
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            answer = {"step": "success", "redirect": self.redirect_url}
            return self.render_modal_json(self.request, answer)
        return redirect(self.redirect_url)
