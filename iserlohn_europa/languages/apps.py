from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "iserlohn_europa.languages"
    verbose_name = _("Sprachen")

    def ready(self):
        import_module("iserlohn_europa.languages.signals")
