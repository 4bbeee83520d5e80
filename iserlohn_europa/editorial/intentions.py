"""What somebody who sends the form of a page wants to happen beside saving it."""

from collections.abc import Mapping

PUBLISH, SUBMIT, APPROVE = "publish", "submit", "approve"
REJECT = "reject"
BUTTONS = {
    "action-publish": PUBLISH,
    "action-submit": SUBMIT,
    "action-restart-workflow": SUBMIT,
}


def intentions(data: Mapping) -> set[str]:
    """All that the buttons may mean; whoever sends several is held to the rules of each."""
    found = {meaning for button, meaning in BUTTONS.items() if data.get(button)}
    is_decision = data.get("action-workflow-action")
    if is_decision and data.get("workflow-action-name") != REJECT:
        found.add(APPROVE)
    return found
