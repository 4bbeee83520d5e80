"""Who came in, and who changed what somebody may do, can be read afterwards."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from iserlohn_europa.accounts.models import User
from tests.accounts.signing_in import (
    code,
    send_code,
    send_password,
    set_password,
    with_app,
    wrong_code,
)


def noted(about: User) -> list[tuple[str, str]]:
    """What the log says of somebody since it was last asked: who did it, and what."""
    entries = ModelLogEntry.objects.for_instance(about).order_by("pk")
    lines = [(entry.user.username if entry.user else "", str(entry.message)) for entry in entries]
    entries.delete()
    return lines


@pytest.fixture
def person(editor):
    """Somebody of whom nothing is noted yet."""
    set_password(editor.user)
    noted(editor.user)
    return editor.user


def test_who_signs_in_and_who_fails(person):
    send_password(person, password="geraten")
    send_password(person)
    assert noted(person) == [
        ("", "Anmeldung mit falschem Passwort"),
        (person.username, "Hat sich angemeldet"),
    ]


def test_a_sign_in_is_one_when_the_code_was_right(person):
    with_app(person)
    client = send_code(send_password(person), wrong_code())
    assert noted(person) == [("", "Richtiges Passwort, falscher Code")]
    send_code(client, code())
    assert noted(person) == [(person.username, "Hat sich angemeldet")]


def test_unknown_names_leave_no_trace(db):
    before = ModelLogEntry.objects.count()
    send_password(User(username="wer-bin-ich"))
    assert ModelLogEntry.objects.count() == before


def test_no_address_is_kept(person):
    send_password(person, REMOTE_ADDR="192.0.2.7")
    entry = ModelLogEntry.objects.for_instance(person).get()
    assert entry.data == {}


def test_a_second_factor_that_is_removed(person):
    with_app(person)
    client = send_code(send_password(person), code())
    client.post(client.get(reverse("mfa_deactivate_totp")).url, {"code": code(later=1)})
    noted(person)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert noted(person) == [(person.username, "Hat entfernt: App mit Codes")]


# --- Roles ----------------------------------------------------------------------------------


def form_for(user: User, **changes) -> dict:
    fields = {
        "username": user.username,
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "is_active": "on",
        "groups": [Group.objects.get(name="Redaktion").pk],
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def test_a_role_that_is_given_and_taken(person, administrator):
    approvers = Group.objects.get(name="Freigabe")
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    administrator.post(address, form_for(person, groups=[approvers.pk]))
    name = administrator.user.username
    assert set(noted(person)) == {
        (name, "Hat die Rolle „Redaktion“ nicht mehr"),
        (name, "Hat die Rolle „Freigabe“ bekommen"),
        (name, "Bearbeitet"),
    }


def test_an_account_that_is_closed(person, administrator):
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    administrator.post(address, form_for(person, is_active=None))
    assert (administrator.user.username, "Darf sich nicht mehr anmelden") in noted(person)


def test_unlimited_rights_that_are_given(person, superuser):
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    superuser.post(address, form_for(person, is_superuser="on"))
    assert (superuser.user.username, "Hat uneingeschränkte Rechte bekommen") in noted(person)


def test_a_user_who_is_added_and_deleted(person, administrator):
    new = User(username="neu", email="neu@example.org", first_name="Neu", last_name="Beispiel")
    password = {"password1": "Fünf Brücken, ein Fluss", "password2": "Fünf Brücken, ein Fluss"}
    administrator.post(reverse("wagtailusers_users:add"), form_for(new) | password)
    user = User.objects.get(username="neu")
    name = administrator.user.username
    assert set(noted(user)) == {(name, "Erstellt"), (name, "Hat die Rolle „Redaktion“ bekommen")}
    administrator.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    assert noted(user) == [(name, "Gelöscht")]


@pytest.mark.parametrize(
    ("action", "data", "message"),
    [
        ("delete", {}, "Gelöscht"),
        ("set_active_state", {"mark_as_active": "False"}, "Darf sich nicht mehr anmelden"),
    ],
)
def test_what_is_done_to_many_is_noted_of_each(action, data, message, person, administrator):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", action])
    administrator.post(f"{address}?id={person.pk}", data)
    assert noted(person) == [(administrator.user.username, message)]


def test_roles_are_noted_from_either_side(person):
    Group.objects.get(name="Freigabe").user_set.add(person)
    person.groups.clear()
    assert {message for _name, message in noted(person)} == {
        "Hat die Rolle „Freigabe“ bekommen",
        "Hat die Rolle „Freigabe“ nicht mehr",
        "Hat die Rolle „Redaktion“ nicht mehr",
    }


def test_other_changes_of_an_account_are_no_change_of_rights(person):
    user_logged_in.send(sender=User, request=Client(), user=person)  # saves the day of the visit
    person.first_name = "Neu"
    person.save()
    assert noted(person) == [(person.username, "Hat sich angemeldet")]
