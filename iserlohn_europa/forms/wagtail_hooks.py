from wagtail import hooks

# Wagtail looks for hooks in this module alone.
from . import proposal_hooks as _proposals  # noqa: F401
from .answering import LOG_ACTIONS
from .listings import ContactMessageViewSet, FeedbackMessageViewSet


@hooks.register("register_admin_viewset")
def register_contact_messages():
    """The list of messages from the contact form."""
    return ContactMessageViewSet()


@hooks.register("register_admin_viewset")
def register_feedback_messages():
    """The list of barriers that were reported."""
    return FeedbackMessageViewSet()


@hooks.register("register_log_actions")
def answers_in_the_log(actions):
    """Says in the log what was done with a message."""
    for name, label, message in LOG_ACTIONS:
        actions.register_action(name, label, message)
