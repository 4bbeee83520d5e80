from wagtail import hooks

from .listings import ContactMessageViewSet, FeedbackMessageViewSet


@hooks.register("register_admin_viewset")
def register_contact_messages():
    return ContactMessageViewSet()


@hooks.register("register_admin_viewset")
def register_feedback_messages():
    return FeedbackMessageViewSet()
