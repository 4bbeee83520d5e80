"""Keeps approvals in other hands where four eyes have to look.

Wagtail asks a task in one place what somebody may do with a page: for the buttons of the editor and
of the dashboard, for its dialogues and when an answer is sent. So the rule stands there, for every
task there is. A kind of task of our own would leave Wagtail's beside it, without the rule.
"""

from functools import wraps

from wagtail.models import AbstractGroupApprovalTask, Page

from .four_eyes import reason_not_to_approve

APPROVE = "approve"


def in_other_hands(get_actions):
    """What somebody may do with a page at a task, without approving what is theirs."""

    @wraps(get_actions)
    def without_own_approval(task, page, user):
        actions = get_actions(task, page, user)
        is_kept = actions and isinstance(page, Page) and reason_not_to_approve(page, user)
        return [action for action in actions if action[0] != APPROVE] if is_kept else actions

    return without_own_approval


AbstractGroupApprovalTask.get_actions = in_other_hands(AbstractGroupApprovalTask.get_actions)
