"""The forms by which somebody shows who they are; each counts its tries."""

import datetime

from allauth.account.forms import ReauthenticateForm as AllauthPasswordForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm as AllauthCodeForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthCodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from .throttle import (
    CODES,
    MAILS,
    MAILS_PER_ADDRESS,
    PER_ACCOUNT,
    PER_ADDRESS,
    SAME_CODE,
    TooManyTriesError,
    address_of,
    counted,
    take,
)


def please_wait(error: TooManyTriesError) -> ValidationError:
    """What somebody reads who has tried too often."""
    return ValidationError(
        _(
            "Das waren zu viele Versuche. Bitte warten Sie %(minutes)s Minuten und versuchen Sie "
            "es dann noch einmal."
        ),
        code="too_many_tries",
        params={"minutes": error.limit.minutes},
    )


class SignInForm(LoginForm):
    """Name and password. Checking a password takes 100 MB, so whoever must wait is told before."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Passwort")

    def clean(self):
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (name and password):
            return super().clean()
        tries = (PER_ADDRESS, address_of(self.request)), (PER_ACCOUNT, name.casefold())
        try:
            with counted(*tries, now=timezone.now()):
                return super().clean()
        except TooManyTriesError as error:
            raise please_wait(error) from error


class NewPasswordForm(PasswordResetForm):
    """Asks for a mail; whether somebody has this address is not told, so every one is counted."""

    def clean_email(self):
        email, now = self.cleaned_data["email"], timezone.now()
        try:
            take(MAILS_PER_ADDRESS, address_of(context.request), now)
            take(MAILS, email.casefold(), now)
        except TooManyTriesError as error:
            raise please_wait(error) from error
        return email


class PasswordAgainForm(AllauthPasswordForm):
    """The password of somebody who has signed in, before they change how they sign in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Passwort")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def clean_password(self):
        try:
            with counted((PER_ACCOUNT, self.user.username.casefold()), now=timezone.now()):
                return super().clean_password()
        except TooManyTriesError as error:
            raise please_wait(error) from error


class CodeMixin:
    """A code of the app, or one of the codes for the case that the telephone is lost."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs.update(autofocus="", inputmode="numeric")
        self.fields["code"].widget.attrs.pop("placeholder", None)
        self.fields["code"].help_text = _(
            "Die sechs Ziffern, die Ihre App gerade zeigt. Wenn Sie Ihr Telefon nicht zur Hand "
            "haben: einer Ihrer Ersatzcodes."
        )

    def clean_code(self):
        now = timezone.now()
        try:
            with counted((CODES, str(self.user.pk)), now=now):
                code = super().clean_code()
                self.use_up(code, now)
                return code
        except TooManyTriesError as error:
            raise please_wait(error) from error

    def use_up(self, code: str, now: datetime.datetime) -> None:
        """Lets a code open the door once, although the app shows it for half a minute."""
        digits = "".join(filter(str.isalnum, code))
        try:
            take(SAME_CODE, f"{self.user.pk}:{digits}", now)
        except TooManyTriesError as error:
            raise get_adapter().validation_error("incorrect_code") from error


class CodeForm(CodeMixin, AllauthCodeForm):
    """The second step of signing in."""


class CodeAgainForm(CodeMixin, AllauthCodeAgainForm):
    """A code of somebody who has signed in, before they change how they sign in."""


class FirstCodeForm(ActivateTOTPForm):
    """The code that proves that the app has read the key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code aus der App")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.fields["code"].widget.attrs.pop("placeholder", None)
