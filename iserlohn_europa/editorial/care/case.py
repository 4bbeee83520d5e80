"""What a check and its cases are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
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
    """Something that may be forgotten: `find` says where, for what a user may change on a day.

    `names_roles` says whether its cases may name roles that are asked to care for them.
    """

    slug: str
    title: str
    advice: str
    find: Callable[[object, date], Iterable[Case]]
    names_roles: bool = False

    def cases(self, user, on: date) -> Sequence[Case]:
        """What it finds, to be counted and shown in parts."""
        found = self.find(user, on)
        return found if isinstance(found, Sequence) else list(found)


class Cases(Sequence):
    """Cases that the database counts, and of which only those are read that are shown."""

    def __init__(self, rows: QuerySet, case: Callable[..., Case]):
        self.rows = rows
        self.case = case

    def __len__(self) -> int:
        return self.rows.count()

    def __iter__(self) -> Iterator[Case]:
        return map(self.case, self.rows)

    def __getitem__(self, index):
        found = self.rows[index]
        return [self.case(row) for row in found] if isinstance(index, slice) else self.case(found)


def changeable(pages, user):
    """Those of the pages that the user may change."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.filter(Exists(allowed.order_by().filter(pk=OuterRef("pk"))))


def at_field(page: Page, field: str = "") -> str:
    """The address of the form of a page, opened at a field."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{url}#{field}" if field else url
