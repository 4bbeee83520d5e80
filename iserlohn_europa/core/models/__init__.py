from .contacts import ContactRole, RoleHolder, localized_roles, roles_in_language_of
from .index_page import IndexPage
from .mixins import ContactMixin, DatedMixin, StoryMixin, TopicsMixin, ValidityMixin
from .page import BasePage
from .timeline import ChronicleMixin, TimelineEntry, ToldOnMixin
from .topics import Topic

__all__ = [
    "BasePage",
    "ChronicleMixin",
    "ContactMixin",
    "ContactRole",
    "DatedMixin",
    "IndexPage",
    "RoleHolder",
    "StoryMixin",
    "TimelineEntry",
    "ToldOnMixin",
    "Topic",
    "TopicsMixin",
    "ValidityMixin",
    "localized_roles",
    "roles_in_language_of",
]
