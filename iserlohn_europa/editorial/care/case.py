"""What a check and its cases are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from iserlohn_europa.core.models import ContactRole


@dataclass(frozen=True)
class Case:
    """One thing that needs care: its name, the address of the field to change, and a remark.

    `roles` are asked to care for it; what needs no change is settled by a POST to `confirm_url`.
    """

    title: str
    url: str
    note: str = ""
    roles: tuple[ContactRole, ...] = ()
    confirm_url: str = ""


@dataclass(frozen=True)
class Check:
    """Something that may be forgotten: `find` says where, for what a user may change on a day."""

    slug: str
    title: str
    advice: str
    find: Callable[[object, date], Iterable[Case]]


def changeable(pages, user):
    """Those of the pages that the user may change."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.filter(pk__in=allowed.order_by().values("pk"))


def at_field(page: Page, field: str = "") -> str:
    """The address of the form of a page, opened at a field."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{url}#{field}" if field else url
