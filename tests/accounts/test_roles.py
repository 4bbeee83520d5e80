import dataclasses

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
)

from iserlohn_europa.accounts import roles
from iserlohn_europa.accounts.models import GrantedRight, User

pytestmark = pytest.mark.django_db


def everything():
    """Every row the command could touch."""
    models = (
        Group,
        Group.permissions.through,
        GroupPagePermission,
        GroupCollectionPermission,
        Workflow,
        WorkflowPage,
        Task,
        GroupApprovalTask.groups.through,
    )
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_the_three_roles_take_the_place_of_the_example_groups():
    assert roles.ensure_roles() == ["Redaktion", "Freigabe", "Verwaltung", "Arbeitsablauf Freigabe"]
    names = set(Group.objects.values_list("name", flat=True))
    assert names == {"Redaktion", "Freigabe", "Verwaltung"}


def test_setting_up_twice_is_setting_up_once(capsys):
    call_command("setup_roles")
    before = everything()
    call_command("setup_roles")
    assert everything() == before
    assert "Alle Rollen sind schon da." in capsys.readouterr().out


def test_a_group_that_an_administrator_changed_stays_as_it_is():
    roles.ensure_roles()
    editors = Group.objects.get(name="Redaktion")
    editors.permissions.clear()
    editors.page_permissions.all().delete()
    roles.ensure_roles()
    assert not editors.permissions.exists()
    assert not editors.page_permissions.exists()


@pytest.fixture
def older_approvers():
    """The group Freigabe of a site that is older than the lists of messages."""
    roles.ensure_roles()
    messages = Permission.objects.filter(content_type__app_label="forms")
    for group in Group.objects.all():
        group.permissions.remove(*messages)
    return Group.objects.get(name="Freigabe")


def reads_messages(group) -> bool:
    return group.permissions.filter(codename="view_contactmessage").exists()


@pytest.mark.parametrize("has_table", [True, False])
def test_an_older_group_is_given_new_rights_once(older_approvers, has_table):
    rights = GrantedRight.objects.all()
    (rights.filter(label__startswith="forms.") if has_table else rights).delete()
    roles.ensure_roles()
    assert reads_messages(older_approvers)
    older_approvers.permissions.clear()
    roles.ensure_roles()
    assert not older_approvers.permissions.exists()


def test_a_right_that_was_taken_away_stays_away(older_approvers):
    roles.ensure_roles()
    assert not reads_messages(older_approvers)


def test_a_group_that_is_missing_comes_back_alone():
    roles.ensure_roles()
    Group.objects.get(name="Redaktion").delete()
    assert roles.ensure_roles() == ["Redaktion"]


def test_example_groups_with_people_in_them_stay_with_their_workflow():
    user = User.objects.create(username="alt", email="alt@example.org")
    user.groups.add(Group.objects.get(name="Moderators"))
    roles.ensure_roles()
    assert Group.objects.filter(name="Moderators").exists()
    assert Workflow.objects.filter(name="Moderators approval").exists()


def test_the_rights_on_pages_hold_for_the_whole_tree():
    roles.ensure_roles()
    root = Page.get_first_root_node()
    held = GroupPagePermission.objects.filter(group__name="Redaktion")
    assert {permission.page_id for permission in held} == {root.pk}
    assert {permission.permission.codename for permission in held} == {"add_page", "change_page"}


def test_one_approval_by_the_approvers_stands_before_publication():
    roles.ensure_roles()
    workflow = WorkflowPage.objects.get(page=Page.get_first_root_node()).workflow
    (task,) = workflow.tasks
    assert workflow.name == "Freigabe"
    assert [group.name for group in task.specific.groups.all()] == ["Freigabe"]
    assert Workflow.objects.count() == Task.objects.count() == 1


def test_a_renamed_workflow_is_not_set_up_again():
    roles.ensure_roles()
    Workflow.objects.update(name="Vier Augen")
    assert roles.ensure_roles() == []


def test_an_unknown_right_stops_the_command_and_leaves_nothing_half_done(monkeypatch):
    unknown = dataclasses.replace(roles.EDITORS, permissions=("core.fly",))
    monkeypatch.setattr(roles, "ROLES", (roles.APPROVERS, unknown))
    with pytest.raises(ImproperlyConfigured, match=r"core\.fly"):
        roles.ensure_roles()
    assert not Group.objects.filter(name__in=["Redaktion", "Freigabe"]).exists()
