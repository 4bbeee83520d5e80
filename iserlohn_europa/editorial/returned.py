"""Why a page came back from those who approve."""

from wagtail.models import Page, WorkflowState


def reason_for_return(page: Page) -> str:
    """What was written when the page was returned for changes; empty if it was not."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return state.current_task_state.comment
    return ""
