from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "partnerships"
    verbose_name = _("Partnerstädte")

    def ready(self):
        import_module("partnerships.explorer")
        import_module("partnerships.signals")
