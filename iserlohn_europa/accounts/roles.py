"""The three roles of the office: groups with their rights, and the workflow between them.

This is the lowest layer, so rights are named by label and codename and looked up in the database.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    TaskState,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from .models import GrantedRight
from .signals import roles_ensured

EXAMPLE_GROUPS = ("Moderators", "Editors")
EXAMPLE_WORKFLOW = "Moderators approval"


@dataclass(frozen=True)
class Role:
    """A group and what it may do: anywhere, on every page, in every collection of files."""

    name: str
    permissions: tuple[str, ...]
    page_permissions: tuple[str, ...]
    collection_permissions: tuple[str, ...]


# A role of contact has no drafts: whoever changes it publishes, so editors only look at it.
EDITORS = Role(
    name="Redaktion",
    permissions=(
        "wagtailadmin.access_admin",
        "core.view_contactrole",
        "core.view_topic",
        "search.view_bestbet",
        "editorial.view_openquestion",
        "editorial.add_openquestion",
        "editorial.change_openquestion",
        "search.view_spelling",
        "wagtail_localize.submit_translation",
    ),
    page_permissions=("wagtailcore.add_page", "wagtailcore.change_page"),
    collection_permissions=(
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    ),
)
APPROVERS = Role(
    name="Freigabe",
    permissions=(
        *EDITORS.permissions,
        "core.add_contactrole",
        "core.change_contactrole",
        "core.delete_contactrole",
        "core.add_topic",
        "core.change_topic",
        "core.delete_topic",
        "editorial.delete_openquestion",
        "search.add_bestbet",
        "search.change_bestbet",
        "search.delete_bestbet",
        "forms.view_contactmessage",
        "forms.change_contactmessage",
        "forms.delete_contactmessage",
        "forms.view_feedbackmessage",
        "forms.change_feedbackmessage",
        "forms.delete_feedbackmessage",
        "forms.view_proposalmessage",
        "forms.change_proposalmessage",
        "forms.delete_proposalmessage",
        "search.add_spelling",
        "search.change_spelling",
        "search.delete_spelling",
    ),
    page_permissions=(
        *EDITORS.page_permissions,
        "wagtailcore.publish_page",
        "wagtailcore.bulk_delete_page",
        "wagtailcore.lock_page",
        "wagtailcore.unlock_page",
    ),
    collection_permissions=(
        *EDITORS.collection_permissions,
        "wagtailimages.change_image",
        "wagtaildocs.change_document",
    ),
)
ADMINISTRATORS = Role(
    name="Verwaltung",
    permissions=(
        *APPROVERS.permissions,
        "accounts.add_user",
        "accounts.change_user",
        "accounts.delete_user",
        "editorial.change_reviewsettings",
        "wagtailcore.add_site",
        "wagtailcore.change_site",
        "wagtailcore.delete_site",
        "wagtailcore.add_workflow",
        "wagtailcore.change_workflow",
        "wagtailcore.delete_workflow",
        "wagtailcore.add_task",
        "wagtailcore.change_task",
        "wagtailcore.delete_task",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "editorial.change_publishingrules",
    ),
    page_permissions=APPROVERS.page_permissions,
    collection_permissions=(
        *APPROVERS.collection_permissions,
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "wagtailcore.delete_collection",
    ),
)
ROLES = (EDITORS, APPROVERS, ADMINISTRATORS)


@transaction.atomic
def ensure_roles() -> list[str]:
    """Creates the groups and the workflow that are missing; returns the names of what it created.

    What exists is left alone: an administrator may have changed it on purpose. A group that is
    older than a right of its role is given it once.
    """
    existing = set(
        Group.objects.filter(name__in=[role.name for role in ROLES]).values_list("name", flat=True)
    )
    if not existing:
        _remove_examples()
    created = [role.name for role in ROLES if role.name not in existing]
    new = _new_rights()
    for role in ROLES:
        if role.name in created:
            _create_group(role)
        elif added := [label for label in role.permissions if label in new]:
            Group.objects.get(name=role.name).permissions.add(*permissions_named(added))
    GrantedRight.objects.bulk_create(GrantedRight(label=label) for label in sorted(new))
    created += _ensure_workflow()
    for _receiver, names in roles_ensured.send(sender=Role):
        created += names
    return created


def _new_rights() -> set[str]:
    """The rights of the roles that no group has ever been given.

    Groups that are older than this table tell by what they have.
    """
    wanted = {label for role in ROLES for label in role.permissions}
    granted = set(GrantedRight.objects.values_list("label", flat=True))
    if not granted:
        held = Permission.objects.filter(group__isnull=False).distinct()
        names = held.values_list("content_type__app_label", "codename")
        granted = {f"{app_label}.{codename}" for app_label, codename in names}
        known = wanted & granted
        GrantedRight.objects.bulk_create(GrantedRight(label=label) for label in sorted(known))
    return wanted - granted


def _remove_examples() -> None:
    """Removes Wagtail's example groups and their workflow, unless somebody uses them."""
    Group.objects.filter(name__in=EXAMPLE_GROUPS, user__isnull=True).delete()
    if Group.objects.filter(name__in=EXAMPLE_GROUPS).exists():
        return
    if not WorkflowState.objects.filter(workflow__name=EXAMPLE_WORKFLOW).exists():
        Workflow.objects.filter(name=EXAMPLE_WORKFLOW).delete()
    if not TaskState.objects.filter(task__name=EXAMPLE_WORKFLOW).exists():
        GroupApprovalTask.objects.filter(name=EXAMPLE_WORKFLOW, workflow_tasks=None).delete()


def _create_group(role: Role) -> None:
    group = Group.objects.create(name=role.name)
    group.permissions.set(permissions_named(role.permissions))
    grant_on_page(group, Page.get_first_root_node(), role.page_permissions)
    grant_in_collection(group, Collection.get_first_root_node(), role.collection_permissions)


def grant_on_page(group: Group, page: Page, labels: tuple[str, ...]) -> None:
    """Gives a group those rights on a page and on everything below it."""
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=permission)
        for permission in permissions_named(labels)
    )


def grant_in_collection(group: Group, collection: Collection, labels: tuple[str, ...]) -> None:
    """Gives a group those rights on the files of a collection and of those below it."""
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for permission in permissions_named(labels)
    )


def permissions_named(labels: tuple[str, ...]) -> list[Permission]:
    """The rights with these names; a name nobody knows stops everything."""
    codenames = [label.partition(".")[2] for label in labels]
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(codename__in=codenames).select_related(
            "content_type"
        )
    }
    unknown = [label for label in labels if label not in known]
    if unknown:
        raise ImproperlyConfigured(
            f"Diese Rechte gibt es nicht: {', '.join(unknown)}. Wurde „migrate“ ausgeführt?"
        )
    return [known[label] for label in labels]


def _ensure_workflow() -> list[str]:
    """One approval by the approvers, for the whole tree."""
    root = Page.get_first_root_node()
    name = APPROVERS.name
    if (
        WorkflowPage.objects.filter(page=root).exists()
        or Workflow.objects.filter(name=name).exists()
    ):
        return []
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.set(Group.objects.filter(name=name))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)
    return [f"Arbeitsablauf {name}"]
