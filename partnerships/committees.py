"""The committees as groups of the admin: one for each partner city, with its rights and its files.

A member may change the page of the city and what the committee itself has added; whatever else a
committee may do is granted nowhere, and so nothing of theirs is published without an approval.
"""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from iserlohn_europa.accounts.roles import (
    grant_in_collection,
    grant_on_page,
    permissions_named,
)

from .models import CommitteeGroup, PartnerCityPage

MAY_SIGN_IN = ("wagtailadmin.access_admin",)
MAY_CHANGE = ("wagtailcore.change_page",)
MAY_CHOOSE = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
MAY_KEEP_FILES = (
    *MAY_CHOOSE,
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)
OWN_CITIES = "_cities_of_committees"
CACHES = (
    page_permission_policy.permission_cache_name,
    page_permission_policy._explorable_root_instance_cache_name,
)


# --- Groups -----------------------------------------------------------------------------------


@transaction.atomic
def ensure_committee(city: PartnerCityPage) -> CommitteeGroup:
    """The group of a city, made if there is none, and named as the city is named now.

    Rights are given once: what an administrator takes away stays away.
    """
    committee = CommitteeGroup.objects.select_related("group", "collection").filter(city=city)
    found = committee.first()
    if found is None:
        return _create_committee(city)
    _rename(found, city.title)
    return found


def ensure_committees() -> list[str]:
    """Makes the missing groups of cities that were ever published; returns the names of these."""
    cities = PartnerCityPage.objects.in_source_language().filter(
        committee_group=None, first_published_at__isnull=False
    )
    return [ensure_committee(city).group.name for city in cities.by_name()]


def disband(group_pk: int) -> None:
    """Takes every right from a group; its people stay in it, and in the house."""
    Group.permissions.through.objects.filter(group_id=group_pk).delete()
    GroupPagePermission.objects.filter(group_id=group_pk).delete()
    GroupCollectionPermission.objects.filter(group_id=group_pk).delete()


def _create_committee(city: PartnerCityPage) -> CommitteeGroup:
    # A group of that name that belongs to no city had one that was deleted: its people are back.
    group, _is_new = Group.objects.get_or_create(name=_free_name(city.title))
    root = Collection.get_first_root_node()
    collection = root.add_child(name=city.title)
    group.permissions.add(*permissions_named(MAY_SIGN_IN))
    grant_on_page(group, city, MAY_CHANGE)
    grant_in_collection(group, collection, MAY_KEEP_FILES)
    grant_in_collection(group, root, MAY_CHOOSE)
    return CommitteeGroup.objects.create(city=city, group=group, collection=collection)


def _rename(committee: CommitteeGroup, title: str) -> None:
    name = _free_name(title, committee.group_id)
    if committee.group.name != name:
        committee.group.name = name
        committee.group.save(update_fields=["name"])
    collection = committee.collection
    if collection and collection.name != title:
        collection.name = title
        collection.save(update_fields=["name"])


def _free_name(title: str, own_pk: int | None = None) -> str:
    """The name of a city's group; with a number where the group of another city has it."""
    longest = Group._meta.get_field("name").max_length
    name = Truncator(_("Komitee %(city)s") % {"city": title}).chars(longest)
    others = Group.objects.exclude(pk=own_pk)
    if own_pk is None:
        others = others.exclude(committee_group=None)
    taken = set(others.filter(name__startswith=name[: longest - 5]).values_list("name", flat=True))
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name[: longest - 5]} {number}"
    return free


# --- Members ----------------------------------------------------------------------------------


def cities_of(user) -> list[PartnerCityPage]:
    """The cities for whose committees somebody speaks; none for staff, who work for all of them.

    Staff may add pages somewhere, which no committee's group may. Kept on the user, as Wagtail
    keeps its rights, for one request asks many times.
    """
    if not user or not user.is_active or user.is_superuser:
        return []
    if not hasattr(user, OWN_CITIES):
        setattr(user, OWN_CITIES, _cities_of(user))
    return getattr(user, OWN_CITIES)


def _cities_of(user) -> list[PartnerCityPage]:
    rights = page_permission_policy.get_cached_permissions_for_user(user)
    if any(right.permission.codename == "add_page" for right in rights):
        return []
    return list(PartnerCityPage.objects.filter(committee_group__group__user=user).by_name())


def missing_cities(user, named) -> list[PartnerCityPage]:
    """The cities of somebody's committees that a page of theirs has to name; none if it names one.

    `named` are those it names. Further cities are as welcome as the committee's own.
    """
    own = cities_of(user)
    return [] if {city.pk for city in own} & {city.pk for city in named} else own


def own_city_wanted(cities: list[PartnerCityPage]) -> str:
    """What to say to somebody who has taken their own city off a page."""
    names = ", ".join(city.title for city in cities)
    if len(cities) == 1:
        return _(
            "Bitte nennen Sie hier auch %(city)s, denn die Seite gehört zu Ihrem Komitee. "
            "Weitere Partnerstädte können Sie gern dazunehmen."
        ) % {"city": names}
    return _(
        "Bitte nennen Sie hier mindestens eine Ihrer Städte (%(cities)s), denn die Seite gehört "
        "zu Ihrem Komitee. Weitere Partnerstädte können Sie gern dazunehmen."
    ) % {"cities": names}


def entrust(page: Page, cities, user) -> None:
    """Lets the committees in which somebody is change a page of theirs: those of its cities.

    `cities` are those the page names. What the office has made stays with the office.
    """
    own = {city.pk for city in cities_of(user)}
    if not own:
        return
    named = own & {city.pk for city in cities}
    committees = CommitteeGroup.objects.filter(city__in=own).select_related("group")
    held = set(
        GroupPagePermission.objects.filter(
            page=page, group__committee_group__in=committees
        ).values_list("group", flat=True)
    )
    for committee in committees:
        if committee.city_id in named and committee.group_id not in held:
            grant_on_page(committee.group, page, MAY_CHANGE)
    let_go = [each.group_id for each in committees if each.city_id not in named]
    GroupPagePermission.objects.filter(page=page, group__in=let_go).delete()
    _forget_rights(user)


def _forget_rights(user) -> None:
    """The rights that were read at the beginning of the request are no longer all of them."""
    for name in CACHES:
        if hasattr(user, name):
            delattr(user, name)


def is_source(page: Page) -> bool:
    """Whether the page is in the language in which committees write."""
    return page.locale.language_code == settings.LANGUAGE_CODE
