"""The check of what the link checker has found."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy

from ..links.lists import broken_links_for
from .case import Case, Check


def broken_links(user, on: date) -> Iterator[Case]:
    """Links that lead nowhere, in pages that the user may change."""
    for link in broken_links_for(user).reported():
        yield Case(link.page.title, link.edit_url, f"{link.words}: {link.kind_of_fault.label}")


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
