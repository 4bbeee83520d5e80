"""What django-allauth asks the house."""

from io import BytesIO

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgFillImage


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by Verwaltung, and mails are sent by Wagtail."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_password": gettext_lazy("Dieses Passwort stimmt nicht."),
    }

    def is_open_for_signup(self, request):
        return False

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """Says nothing about what somebody sees anyway: that they are in or out."""
        if not (message_template or "").startswith("account/messages/logged_"):
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_reauthentication_methods(self, user):
        """The easiest first; where there is a second factor, the password is not enough."""
        words = {
            "mfa_reauthenticate:webauthn": _("Mit einem Passkey oder Schlüssel bestätigen"),
            "mfa_reauthenticate": _("Mit einem Code bestätigen"),
            "reauthenticate": _("Mit dem Passwort bestätigen"),
        }
        methods = {each["id"]: each for each in super().get_reauthentication_methods(user)}
        if len(methods) > 1:
            methods.pop("reauthenticate", None)
        return [
            {**methods[name], "description": text}
            for name, text in words.items()
            if name in methods
        ]


class MFAAdapter(DefaultMFAAdapter):
    """Names and messages of the second factor."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "Dieser Code stimmt nicht, ist abgelaufen oder wurde schon benutzt."
        ),
    }

    def _get_site_name(self):
        return settings.SITE_NAME

    def generate_authenticator_name(self, user, type):
        return _("Mein Schlüssel")

    def build_totp_svg(self, url):
        """On white: cameras do not read a picture that is dark on dark."""
        file = BytesIO()
        qrcode.make(url, image_factory=SvgFillImage).save(file)
        return file.getvalue().decode()
