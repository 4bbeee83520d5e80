"""The check of what the link checker has found."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy

from ..links.lists import broken_links_for
from ..links.models import FoundLink
from .case import Case, Cases, Check


def broken_links(user, on: date) -> Sequence[Case]:
    """Links that lead nowhere, in pages that the user may change."""
    return Cases(broken_links_for(user).reported(), _case)


def _case(link: FoundLink) -> Case:
    return Case(link.page.title, link.edit_url, f"{link.words}: {link.kind_of_fault.label}")


LINK_CHECKS = (
    Check(
        "links",
        gettext_lazy("Kaputte Links"),
        gettext_lazy(
            "Unter „Berichte“, „Kaputte Links“ steht zu jedem, was Sie tun können und wie er "
            "nicht mehr gemeldet wird."
        ),
        broken_links,
    ),
)
