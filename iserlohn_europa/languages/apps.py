from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from iserlohn_europa.jobs import Job


class LanguagesConfig(AppConfig):
    name = "iserlohn_europa.languages"
    verbose_name = _("Sprachen")
    jobs = (Job("note_translations", _("Übersetzungen vergleichen")),)

    def ready(self):
        import_module("iserlohn_europa.languages.signals")
