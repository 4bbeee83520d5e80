from django import template

from ..checks.remarks import remarks_on
from ..four_eyes import reason_not_to_approve, reason_not_to_publish

register = template.Library()


@register.simple_tag
def remarks(page):
    """What the checks find on the page that is edited."""
    return remarks_on(page)


@register.simple_tag
def four_eyes_reason(page, user):
    """Why somebody who might publish the page finds no button for it; empty for all others."""
    if not page.permissions_for_user(user).can_publish():
        return ""
    if page.workflow_in_progress:
        return reason_not_to_approve(page, user) or reason_not_to_publish(page, user)
    is_waiting = page.has_unpublished_changes or not page.live
    return reason_not_to_publish(page, user) if is_waiting else ""
