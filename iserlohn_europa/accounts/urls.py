"""The way in, and the pages on which staff set up a second factor.

Of django-allauth only these: accounts, addresses and passwords are managed in the admin.
"""

from allauth.account.views import reauthenticate
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import include, path
from django.views.decorators.cache import never_cache

from .views import SecondStepView, SignInView, for_the_signed_in

_pages = [
    ("", "mfa_index", mfa.index),
    ("bestaetigen/passwort/", "account_reauthenticate", reauthenticate),
    ("bestaetigen/code/", "mfa_reauthenticate", mfa.reauthenticate),
    ("bestaetigen/schluessel/", "mfa_reauthenticate_webauthn", keys.reauthenticate_webauthn),
    ("app/einrichten/", "mfa_activate_totp", app.activate_totp),
    ("app/entfernen/", "mfa_deactivate_totp", app.deactivate_totp),
    ("schluessel/", "mfa_list_webauthn", keys.list_webauthn),
    ("schluessel/neu/", "mfa_add_webauthn", keys.add_webauthn),
    ("schluessel/<int:pk>/", "mfa_edit_webauthn", keys.edit_webauthn),
    ("schluessel/<int:pk>/entfernen/", "mfa_remove_webauthn", keys.remove_webauthn),
    ("ersatzcodes/", "mfa_view_recovery_codes", codes.view_recovery_codes),
    ("ersatzcodes/neu/", "mfa_generate_recovery_codes", codes.generate_recovery_codes),
    ("ersatzcodes/datei/", "mfa_download_recovery_codes", codes.download_recovery_codes),
]

urlpatterns = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("login/code/", never_cache(SecondStepView.as_view()), name="mfa_authenticate"),
    path(
        "zwei-faktor/",
        include([path(route, for_the_signed_in(view), name=name) for route, name, view in _pages]),
    ),
]
