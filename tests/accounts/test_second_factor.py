"""A password alone opens nothing that everybody sees."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.models import ModelLogEntry, PageViewRestriction

from iserlohn_europa.accounts.models import SignInAttempt
from tests.accounts.signing_in import (
    PASSWORD,
    code,
    is_in,
    send_code,
    send_password,
    set_password,
    with_app,
    wrong_code,
)

ROLES = ["approver", "administrator", "superuser"]


def text(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


@pytest.fixture
def required(settings):
    """As on a site with TLS."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def protected(approver):
    """Somebody who publishes, with an app and a password."""
    set_password(approver.user)
    with_app(approver.user)
    return approver.user


# --- Signing in -----------------------------------------------------------------------------


def test_after_the_password_comes_the_code(protected):
    client = send_password(protected)
    assert client.answer.url == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.get("/admin/").url.startswith("/admin/login/")
    page = client.get(client.answer.url)
    assert "Zweiter Schritt der Anmeldung" in text(page)
    send_code(client, code())
    assert client.answer.url == "/admin/"
    assert is_in(client)


def test_the_second_step_leads_to_where_somebody_wanted_to_go(protected):
    client = Client()
    data = {"username": protected.username, "password": PASSWORD, "next": "/admin/images/"}
    client.post("/admin/login/", data)
    assert send_code(client, code()).answer.url == "/admin/images/"


def test_a_wrong_code_opens_nothing_and_says_so(protected):
    client = send_code(send_password(protected), wrong_code())
    assert "Dieser Code stimmt nicht" in text(client.answer)
    assert not is_in(client)


def test_a_code_opens_the_door_once(protected):
    digits = code()
    assert is_in(send_code(send_password(protected), digits))
    cache.clear()  # another process knows nothing of the first time
    client = send_code(send_password(protected), f"{digits[:3]} {digits[3:]}")
    assert "wurde schon benutzt" in text(client.answer)
    assert not is_in(client)


def test_a_spare_code_opens_the_door_once(protected):
    spare = RecoveryCodes.activate(protected).get_unused_codes()[0]
    assert is_in(send_code(send_password(protected), spare))
    assert not is_in(send_code(send_password(protected), spare))


def test_the_second_step_without_the_first_leads_back(db):
    assert Client().get(reverse("mfa_authenticate")).url == "/admin/login/"
    assert Client().post(reverse("mfa_authenticate"), {"code": code()}).url == "/admin/login/"


def test_who_has_no_second_factor_signs_in_as_ever(editor):
    set_password(editor.user)
    client = send_password(editor.user)
    assert client.answer.url == "/admin/"
    assert is_in(client)


# --- Who must have one ----------------------------------------------------------------------

EVERYWHERE = ["/admin/", "/admin/pages/", "/admin/account/", "/admin/users/", "/admin/nichts/"]


@pytest.fixture
def publishers(approver, administrator, superuser):
    """Everybody who may publish."""
    return {"approver": approver, "administrator": administrator, "superuser": superuser}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_publish_reaches_nothing_without_a_second_factor(role, required, publishers):
    client = publishers[role]
    for address in EVERYWHERE:
        assert client.get(address).url == reverse("mfa_index"), address
    assert client.post("/admin/pages/1/delete/").url == reverse("mfa_index")


def test_pages_for_setting_one_up_and_the_way_out_are_open(required, approver, home):
    set_password(approver.user)
    client = send_password(approver.user)
    assert "Bevor es weitergeht" in text(client.get("/admin/", follow=True))
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert client.get("/").status_code == 200
    assert client.post("/admin/logout/").url == "/admin/login/"
    assert not is_in(client)


def test_editors_may_and_need_not(required, editor):
    assert editor.get("/admin/").status_code == 200
    assert editor.get(reverse("mfa_index")).status_code == 200


def test_on_this_machine_it_is_only_offered(superuser):
    assert superuser.get("/admin/").status_code == 200
    account = text(superuser.get("/admin/account/"))
    assert "Zwei-Faktor-Anmeldung" in account


def test_a_role_that_only_manages_users_needs_one_too(required, editor):
    editor.user.groups.get().permissions.add(*_permissions("change_user"))
    assert editor.get("/admin/").url == reverse("mfa_index")


def _permissions(codename):
    return Permission.objects.filter(content_type__app_label="accounts", codename=codename)


# --- Setting it up --------------------------------------------------------------------------


def enrol(client, django_capture_on_commit_callbacks):
    """Sets up an app as somebody does it who reads the pages."""
    address = reverse("mfa_activate_totp")
    asked = client.get(address)
    assert client.post(asked.url, {"password": PASSWORD}).url == address
    page = client.get(address)
    secret = BeautifulSoup(page.content, "html.parser").select_one("form code").get_text()
    with django_capture_on_commit_callbacks(execute=True):
        return client.post(address, {"code": code(secret)})


def test_who_sets_it_up_goes_on_at_once(required, approver, django_capture_on_commit_callbacks):
    set_password(approver.user)
    client = send_password(approver.user)
    answer = enrol(client, django_capture_on_commit_callbacks)
    assert answer.url == reverse("mfa_view_recovery_codes")
    assert len(client.get(answer.url).context_data["unused_codes"]) == 10
    assert client.get("/admin/").status_code == 200


def test_the_picture_of_the_key_comes_with_the_page(approver):
    set_password(approver.user)
    client = send_password(approver.user)
    address = reverse("mfa_activate_totp")
    client.post(client.get(address).url, {"password": PASSWORD})
    page = client.get(address)
    picture = BeautifulSoup(page.content, "html.parser").select_one("form img")
    assert picture["src"].startswith("data:image/svg+xml;base64,")
    assert "img-src 'self' data:" in page["Content-Security-Policy"]


def test_who_changes_their_factors_shows_who_they_are_first(protected):
    client = send_code(send_password(protected), code())
    asked = client.post(reverse("mfa_deactivate_totp"))
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    # A password is not enough where there is a second factor.
    assert client.get(reverse("account_reauthenticate")).url == reverse("mfa_reauthenticate")
    assert Authenticator.objects.filter(user=protected).exists()
    client.post(asked.url, {"code": code(later=1)})
    assert not Authenticator.objects.filter(user=protected).exists()


def test_who_removes_it_sets_it_up_again(required, protected):
    client, elsewhere = [send_code(send_password(protected), code(later=each)) for each in (0, 1)]
    asked = client.get(reverse("mfa_deactivate_totp"))
    for forget in (SignInAttempt.objects.all().delete, cache.clear):
        forget()  # that the codes of this half minute were used
    client.post(asked.url, {"code": code()})
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get("/admin/").url == reverse("mfa_index")
    assert elsewhere.get("/admin/").url.startswith("/admin/login/")


def test_every_page_about_it_is_drawn(protected):
    client = send_code(send_password(protected), code())
    client.post(client.get(reverse("mfa_add_webauthn")).url, {"code": code(later=1)})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    key = Authenticator.objects.create(
        user=protected, type="webauthn", data={"name": "Blauer Schlüssel", "credential": {}}
    )
    RecoveryCodes.activate(protected)
    for name in ["mfa_index", "mfa_list_webauthn", "mfa_view_recovery_codes"]:
        assert client.get(reverse(name)).status_code == 200, name
    for name in ["mfa_generate_recovery_codes", "mfa_deactivate_totp"]:
        assert client.get(reverse(name)).status_code == 200, name
    for name in ["mfa_edit_webauthn", "mfa_remove_webauthn"]:
        assert client.get(reverse(name, args=[key.pk])).status_code == 200, name


@pytest.mark.parametrize(
    "credential", ["", "{", "5", "[]", "null", '{"id": 5}', '{"id": "\\u0000"}']
)
def test_nonsense_in_place_of_a_key_is_refused(credential, protected):
    client = send_password(protected)
    client.get(reverse("mfa_authenticate"))
    answer = client.post(reverse("mfa_authenticate"), {"credential": credential})
    assert (answer.status_code, is_in(client)) == (200, False)
    send_code(client, code())
    address = reverse("mfa_add_webauthn")
    client.post(client.get(address).url, {"code": code(later=1)})
    assert client.post(address, {"name": "Schlüssel", "credential": credential}).status_code == 200
    assert Authenticator.objects.get().type == "totp"


# --- No second door -------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "/en", "/pl"])
def test_wagtails_door_to_private_pages_leads_to_the_one_door(prefix, protected):
    data = {"username": protected.username, "password": PASSWORD}
    client = Client()
    answer = client.post(f"{prefix}/_util/login/?next=/privat/", data)
    assert answer.url == "/admin/login/?next=/privat/"
    assert not is_in(client)


def test_a_private_page_leads_to_the_one_door(home):
    PageViewRestriction.objects.create(page=home, restriction_type="login")
    assert Client().get("/").url.startswith("/admin/login/")


def test_a_new_password_opens_nothing_alone(protected):
    token = default_token_generator.make_token(protected)
    uid = urlsafe_base64_encode(force_bytes(protected.pk))
    client = Client()
    form = client.get(f"/admin/password_reset/confirm/{uid}/{token}/").url
    new = "Fünf Brücken, ein Fluss"
    client.post(form, {"new_password1": new, "new_password2": new})
    protected.refresh_from_db()
    assert protected.check_password(new)
    assert not is_in(client)
    assert send_password(protected, client, new).answer.url == reverse("mfa_authenticate")


def test_a_session_that_never_showed_it_is_ended(required, protected):
    client = Client()
    client.force_login(protected)  # whichever way that may have happened
    assert client.get(reverse("mfa_index")).url.startswith("/admin/login/")
    assert not is_in(client)


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_change_password",
        "account_reset_password",
        "account_request_login_code",
        "account_logout",
        "mfa_login_webauthn",
        "socialaccount_signup",
    ],
)
def test_nothing_else_of_allauth_has_an_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


# --- Help -----------------------------------------------------------------------------------


def test_a_lost_telephone_is_no_end(required, protected, capsys):
    client = send_code(send_password(protected), code())
    RecoveryCodes.activate(protected)
    call_command("reset_second_factor", protected.username)
    assert f"von „{protected.username}“ ist entfernt" in capsys.readouterr().out
    assert not Authenticator.objects.filter(user=protected).exists()
    assert client.get("/admin/").url.startswith("/admin/login/")
    entry = ModelLogEntry.objects.get(action="accounts.factor_reset")
    assert (entry.label, entry.user) == (str(protected), None)
    assert send_password(protected).answer.url == "/admin/"


def test_who_has_none_is_left_alone(editor, capsys):
    call_command("reset_second_factor", editor.user.username)
    assert "es wurde nichts geändert" in capsys.readouterr().out
    assert not ModelLogEntry.objects.filter(action="accounts.factor_reset").exists()


def test_an_unknown_name_is_said_to_be_unknown(db):
    with pytest.raises(CommandError, match="Es gibt kein Konto „niemand“"):
        call_command("reset_second_factor", "niemand")
