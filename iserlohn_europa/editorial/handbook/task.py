"""What a task of the handbook is, and for whom."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.permissions import page_permission_policy

from partnerships.committees import cities_of


def everybody(user) -> bool:
    return True


def staff(user) -> bool:
    """Who works for all cities."""
    return not cities_of(user)


def committees(user) -> bool:
    return bool(cities_of(user))


def publishers(user) -> bool:
    """Who may publish at least one page."""
    return page_permission_policy.user_has_permission(user, "publish")


def keepers_of_contacts(user) -> bool:
    return user.has_perm("core.change_contactrole")


def readers_of_messages(user) -> bool:
    """Who answers what people have written."""
    return user.has_perm("forms.change_contactmessage")


def readers_of_proposals(user) -> bool:
    """Who makes events of what others have proposed."""
    return user.has_perm("forms.change_proposalmessage")


def helpers_of_the_search(user) -> bool:
    """Who may recommend pages."""
    return user.has_perm("search.add_bestbet")


@dataclass(frozen=True)
class Picture:
    """A picture of a screen: its file in static/handbook/, and what is to be seen."""

    name: str
    alt: str

    @property
    def path(self) -> str:
        return f"handbook/{self.name}.webp"


@dataclass(frozen=True)
class Task:
    """A task; its text is the template of its name, its address the anchor on the one screen."""

    name: str
    slug: str
    title: str
    picture: Picture | None = None
    is_for: Callable[[object], bool] = everybody

    @property
    def template(self) -> str:
        return f"editorial/handbook/{self.name}.html"
