from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "iserlohn_europa.search"
    verbose_name = _("Suche")

    def ready(self):
        import_module("iserlohn_europa.search.signals")
        import_module("iserlohn_europa.search.spelling_views")
