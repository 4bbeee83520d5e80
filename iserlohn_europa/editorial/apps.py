from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "iserlohn_europa.editorial"
    verbose_name = _("Redaktion")

    def ready(self):
        import_module("iserlohn_europa.editorial.approval")
        import_module("iserlohn_europa.editorial.names")
        import_module("iserlohn_europa.editorial.roots")
        import_module("iserlohn_europa.editorial.signals")
        import_module("iserlohn_europa.editorial.deleting.signals")
