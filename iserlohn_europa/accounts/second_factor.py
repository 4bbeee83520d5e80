"""Who must show more than a password, and whether they did."""

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
METHOD = "mfa"  # as django-allauth notes it in the session
MANAGES_USERS = ("accounts.add_user", "accounts.change_user", "accounts.delete_user")

# What works before: the way in, the way out and what these pages are drawn with.
ALWAYS_OPEN = {
    "account_login",
    "mfa_authenticate",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}
# What somebody needs who has no second factor yet.
ENROLMENT = {
    "mfa_index",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
}


def has_one(user) -> bool:
    """Whether somebody has set up an app or a key; spare codes alone are none."""
    return is_mfa_enabled(user, KINDS)


def is_required_of(user) -> bool:
    """Whether somebody may do what everybody sees, or decide who may."""
    if not (settings.SECOND_FACTOR_REQUIRED and user.is_authenticated):
        return False
    return page_permission_policy.user_has_permission(user, "publish") or any(
        user.has_perm(permission) for permission in MANAGES_USERS
    )


def is_shown(request) -> bool:
    """Whether the second factor was shown in this session, by the one who now uses it."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD for record in records)


def note_shown(request, user) -> None:
    """Setting up a second factor shows it, too."""
    record_authentication(request, user, METHOD)
    request.session.save()  # the change may be noted after the answer was made


def note_removed(request, user) -> None:
    """Without a second factor, there is none that was shown."""
    if not has_one(user):
        logout_everywhere_else(user, request.session.session_key)
        request.session.pop(AUTHENTICATION_METHODS_SESSION_KEY, None)


def take_away(user) -> int:
    """Removes whatever somebody has set up, and signs them out everywhere."""
    number, _details = Authenticator.objects.filter(user=user).delete()
    logout_everywhere_else(user)
    return number


def logout_everywhere_else(user, session_key: str = "") -> None:
    """Ends all sessions of somebody but this one."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).exclude(pk=session_key):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


class SecondFactorMiddleware:
    """Stands before every address of the admin, however somebody has come in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # Visitors have no session, and nobody looks for one.
        match = request.resolver_match
        if not match.route.startswith("admin/") or match.view_name in ALWAYS_OPEN:
            return None
        if not request.user.is_authenticated or is_shown(request):
            return None
        if not is_required_of(request.user):
            return None
        if has_one(request.user):
            # Somebody came in by a door that does not ask for it, or set it up elsewhere meanwhile.
            logout(request)
            return redirect_to_login(request.get_full_path())
        if match.view_name in ENROLMENT:
            return None
        messages.warning(
            request,
            _(
                "Bevor es weitergeht: Bitte richten Sie einen zweiten Schritt für Ihre Anmeldung "
                "ein."
            ),
        )
        return redirect("mfa_index")
