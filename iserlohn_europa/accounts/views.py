"""The way into the admin."""

from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.account.utils import perform_login
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache
from wagtail.admin.views.account import LoginView

from .forms import SignInForm


class SignInView(LoginView):
    """Wagtail's page; whoever has set up a second factor is asked for it before they are in."""

    def get_form_class(self):
        return SignInForm

    def form_valid(self, form):
        remembers = form.cleaned_data["remember"]
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if remembers else 0)
        return perform_login(self.request, form.get_user(), redirect_url=self.get_success_url())


class SecondStepView(AuthenticateView):
    """Asks for a code, and for a key where somebody has one."""

    def get_context_data(self, **kwargs):
        person = self.stage.login.user
        has_key = is_mfa_enabled(person, [Authenticator.Type.WEBAUTHN])
        return super().get_context_data(**kwargs) | {"has_key": has_key}


def for_the_signed_in(view):
    """A page of django-allauth for somebody who is in.

    A change is made within a transaction, out of reach of the middleware that would ask again who
    somebody is, so it is asked here.
    """

    @never_cache
    @login_required
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except ReauthenticationRequired:
            methods = get_adapter().get_reauthentication_methods(request.user)
            return suspend_request(request, methods[0]["url"])

    return answer
