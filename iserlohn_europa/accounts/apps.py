from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "iserlohn_europa.accounts"
    verbose_name = _("Benutzerkonten")
    default = True

    def ready(self):
        import_module("iserlohn_europa.accounts.audit")


class AdminUsersConfig(WagtailUsersAppConfig):
    """Wagtail's own app for users, with the views of this house."""

    user_viewset = "iserlohn_europa.accounts.viewsets.UserViewSet"
