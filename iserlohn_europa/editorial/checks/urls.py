"""The address of approvals, at which the checks answer before Wagtail's own view."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from .approving import CheckedWorkflowAction

urlpatterns = [
    path(
        "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        never_cache(require_admin_access(CheckedWorkflowAction.as_view())),
        name="checked-workflow-action",
    ),
]
