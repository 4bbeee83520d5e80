from .contact import ContactMessage, ContactPage, TopicRole
from .feedback import FeedbackMessage, FeedbackPage
from .form_page import FormPage
from .mail import OutgoingMail
from .message import Message
from .proposal import ProposalMessage, ProposalPage

__all__ = [
    "ContactMessage",
    "ContactPage",
    "FeedbackMessage",
    "FeedbackPage",
    "FormPage",
    "Message",
    "OutgoingMail",
    "ProposalMessage",
    "ProposalPage",
    "TopicRole",
]
